namespace FinData.Lending.Tests.Actus;

public sealed class ActusTermsReaderTests
{
    [Theory]
    [InlineData("contractType=SWAPS", "contractType SWAPS")]
    [InlineData("arrayRate=0.1", "attribute arrayRate")]
    [InlineData("contractStructure=[]1", "attribute contractStructure")]
    [InlineData("calendar=MARS", "attribute calendar MARS")]
    [InlineData("dayCountConvention=A366", "attribute dayCountConvention A366")]
    [InlineData("businessDayConvention=XYZ", "attribute businessDayConvention XYZ")]
    [InlineData("endOfMonthConvention=ABC", "attribute endOfMonthConvention ABC")]
    [InlineData("contractRole=ZZZ", "attribute contractRole ZZZ")]
    [InlineData("scalingEffect=II0", "attribute scalingEffect II0")]
    [InlineData("cyclePointOfInterestPayment=B", "attribute cyclePointOfInterestPayment B")]
    [InlineData("cyclePointOfRateReset=E", "attribute cyclePointOfRateReset E")]
    [InlineData("contractPerformance=MA", "attribute contractPerformance MA")]
    public void Read_Unsupported_IsReportedByName(string term, string expected)
        => Assert.Contains(expected, new ActusLoan("PAM", "maturityDate=2025-01-01", term).Read().Unsupported);

    [Theory]
    [InlineData("PAM", "", "maturityDate: missing")]
    [InlineData("PAM", "maturityDate=2023-06-01", "maturityDate: 2023-06-01 is before initialExchangeDate 2024-01-01")]
    [InlineData("PAM", "maturityDate=yesterday", "maturityDate: 'yesterday' is no date")]
    [InlineData("PAM", "holidays=2024-05-01,May", "holidays: 'May' is no date")]
    [InlineData("PAM", "notionalPrincipal=many", "notionalPrincipal: 'many' is no number")]
    [InlineData("PAM", "notionalPrincipal=-5", "notionalPrincipal: -5 is negative")]
    [InlineData("PAM", "currency=", "currency: missing")]
    [InlineData("PAM", "cycleOfInterestPayment=P0ML0", "cycleOfInterestPayment: 'P0ML0' is no cycle")]
    [InlineData("PAM", "cycleOfRateReset=P1ML0", "marketObjectCodeOfRateReset: missing")]
    [InlineData("PAM", "purchaseDate=2024-05-01", "priceAtPurchaseDate: missing")]
    [InlineData("PAM", "terminationDate=2024-05-01", "priceAtTerminationDate: missing")]
    [InlineData("PAM", "feeRate=5", "feeBasis: missing")]
    [InlineData("PAM", "penaltyType=A", "penaltyRate: missing")]
    [InlineData("PAM", "scalingEffect=0N0", "scalingIndexAtContractDealDate: missing")]
    [InlineData("LAM", "", "cycleOfPrincipalRedemption: missing, and cycleAnchorDateOfPrincipalRedemption is, too")]
    [InlineData("LAM", "cycleOfPrincipalRedemption=P1ML0", "nextPrincipalRedemptionPayment: missing")]
    [InlineData("LAM", "nextPrincipalRedemptionPayment=0", "nextPrincipalRedemptionPayment: 0 never redeems the notional")]
    [InlineData("LAM", "interestCalculationBase=NTL", "cycleAnchorDateOfInterestCalculationBase: missing")]
    [InlineData("NAM", "maturityDate=2025-01-01", "nextPrincipalRedemptionPayment: missing")]
    [InlineData("ANN", "", "nextPrincipalRedemptionPayment: missing")]
    [InlineData("ANN", "nominalInterestRate=", "nominalInterestRate: missing")]
    public void Read_Fault_NamesTheAttribute(string type, string term, string expected)
    {
        var loan = new ActusLoan(type);
        var faults = (term.Length == 0 ? loan : loan.With(term)).Read().Faults;

        Assert.Contains(faults, fault => fault.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_ManyFaults_AreAllReported()
    {
        var reading = new ActusLoan("PAM", "currency=", "statusDate=x", "cycleOfInterestPayment=P").Read();

        Assert.Equal(
            ["currency", "cycleOfInterestPayment", "maturityDate", "statusDate"],
            reading.Faults.Select(static fault => fault.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_FaultThatSeveralRulesMeet_IsReportedOnce()
        => Assert.Single(new ActusLoan("PAM", "maturityDate=never").Read().Faults);

    [Fact]
    public void Read_NoContractType_IsAFault() => Assert.Equal(["contractType: missing"], new ActusLoan("").Read().Faults);

    [Fact]
    public void Read_NamesOfEarlierEditions_AreTaken()
    {
        var reading = new ActusLoan("PAM", "maturityDate=2025-01-01", "cycleOfRateReset=P3ML0", "marketObjectCodeRateReset=LIBOR", "businessDayConvention=NOS").Read();

        Assert.Equal("LIBOR", reading.Terms?.MarketObjectCodeOfRateReset);
    }

    [Fact]
    public void Read_NamesAndAcronymsInAnyCase_AreTaken()
    {
        var reading = new ActusLoan("pam", "MaturityDate=2025-01-01", "ContractID=c", "CONTRACTROLE=rpl", "dayCountConvention=30e360isda", "EndOfMonthConvention=eom").Read();

        var terms = Assert.IsType<ActusTerms>(reading.Terms);
        Assert.Equal(("c", -1, ActusDayCount.E30360ISDA, true), (terms.ContractId, terms.RoleSign, terms.DayCountConvention, terms.EndOfMonth));
    }

    [Theory]
    [InlineData("DL")]
    [InlineData("DQ")]
    [InlineData("DF")]
    public void Read_PerformanceThatIsLate_ChangesNoFigure(string performance)
    {
        var loan = new ActusLoan("PAM", "maturityDate=2025-01-01", "cycleOfInterestPayment=P1ML0");

        var table = loan.Evaluate();

        Assert.Equal(table, loan.With("contractPerformance=" + performance).Evaluate());
    }

    [Fact]
    public void Read_EmptyAndNullTexts_AreUndefined()
    {
        var reading = new ActusLoan("PAM", "maturityDate=2025-01-01", "purchaseDate= ", "feeRate=null", "nextResetRate=NA", "optionType=").Read();

        Assert.Equal((null, null, null), (reading.Terms?.PurchaseDate, reading.Terms?.FeeRate, reading.Terms?.NextResetRate));
    }
}
