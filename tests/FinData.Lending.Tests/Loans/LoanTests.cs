using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Loans;

public sealed class LoanTests
{
    // SAC over three months at 1 % a month: 100 each, interest 3, 2, 1, due on the 15th of February, March and April.
    private static readonly LoanTerms Sac = Loan(300m, 3, Rate.Monthly(0.01m), Amortization.EqualPrincipal);
    private static readonly DateOnly Start = new(2024, 1, 15);
    private static readonly DateOnly Feb = new(2024, 2, 15);
    private static readonly DateOnly Mar = new(2024, 3, 15);
    private static readonly DateOnly Apr = new(2024, 4, 15);

    [Fact]
    public void Loan_PaidOnEachDueDate_IsPaid()
    {
        var contract = Disbursed(Sac);
        Assert.Equal(Outcome.Applied, contract.Apply(Payment(103m, Feb, 2)));
        Assert.Equal(ContractStatus.Active, contract.Position.Status);
        Assert.Equal(200m, contract.Position.Balance);
        contract.Apply(Payment(102m, Mar, 3));
        contract.Apply(Payment(101m, Apr, 4));
        var position = contract.Position;
        Assert.Equal((ContractStatus.Paid, 0m, 306m, 300m, 6m),
            (position.Status, position.Balance, position.TotalPaid, position.PrincipalPaid, position.InterestPaid));
        Assert.Equal(Outcome.Applied, contract.Apply(Event(EventKind.Closed, Apr, 5)));
    }

    [Fact]
    public void Due_UnpaidOnItsDay_IsOverdueFromTheNext()
    {
        var contract = Disbursed(Sac);
        contract.AdvanceTo(Feb);
        Assert.Equal((ContractStatus.Active, 0m, 0, 3m, 100m), Arrears(contract));
        contract.AdvanceTo(Feb.AddDays(10));
        Assert.Equal((ContractStatus.Overdue, 103m, 10, 3m, 100m), Arrears(contract));
        contract.AdvanceTo(Mar);
        Assert.Equal((ContractStatus.Overdue, 103m, 29, 5m, 200m), Arrears(contract));
        contract.AdvanceTo(Mar.AddDays(1));
        Assert.Equal((ContractStatus.Overdue, 205m, 30, 5m, 200m), Arrears(contract));
    }

    [Theory]
    [InlineData(false, 100, 3, 0)] // the oldest installment whole
    [InlineData(true, 98, 5, 2)] // the interest of both, then the older principal
    public void Payment_WithTwoInstallmentsDue_FollowsTheDirection(bool isVertical, int principalPaid, int interestPaid, int interestOfSecond)
    {
        var order = AllocationOrder.Of([DuePart.Penalty, DuePart.Fee, DuePart.Interest, DuePart.Principal], isVertical);
        var contract = Disbursed(Sac with { AllocationOrder = order });
        contract.Apply(Payment(103m, Mar, 2));
        Assert.Equal((principalPaid, interestPaid), (contract.Position.PrincipalPaid, contract.Position.InterestPaid));
        Assert.Equal(new InstallmentPaid(0m, interestOfSecond), contract.PaidOf(2));
    }

    [Fact]
    public void Payment_PrincipalFirst_LeavesInterestDue()
    {
        var order = AllocationOrder.Of([DuePart.Principal, DuePart.Interest, DuePart.Fee, DuePart.Penalty]);
        var contract = Disbursed(Sac with { AllocationOrder = order });
        contract.Apply(Payment(101m, Feb, 2));
        Assert.Equal((100m, 1m, 2m), (contract.Position.PrincipalPaid, contract.Position.InterestPaid, contract.Position.InterestDue));
    }

    [Fact]
    public void Overpayment_IsKeptAndUsedByLaterDues()
    {
        var contract = Disbursed(Sac);
        contract.Apply(Payment(150m, Feb, 2));
        Assert.Equal((47m, 200m - 47m), (contract.Position.UnallocatedCredit, contract.Position.Balance));
        contract.AdvanceTo(Mar);
        Assert.Equal((0m, 102m - 47m), (contract.Position.UnallocatedCredit, contract.Position.PrincipalDue + contract.Position.InterestDue));
        Assert.Equal(new InstallmentPaid(45m, 2m), contract.PaidOf(2));
    }

    [Fact]
    public void Disbursement_InParts_SpreadsEachOverWhatIsLeft()
    {
        var contract = Contract(
            Opened(Sac, Start), Event(EventKind.Disbursed, Start, 1, 150m), Event(EventKind.Disbursed, Mar, 2, 150m));
        var schedule = contract.Schedule!.Installments;
        Assert.Equal([50m, 50m, 200m], schedule.Select(static installment => installment.Principal));
        Assert.Equal([1.5m, 1m, 2m], schedule.Select(static installment => installment.Interest));
        Assert.Equal([150m, 100m, 200m], schedule.Select(static installment => installment.OpeningPrincipal));
    }

    [Fact]
    public void Disbursement_WithinAPeriod_OwesInterestFromItsDay()
    {
        var contract = Contract(
            Opened(Sac, Start), Event(EventKind.Disbursed, Start, 1, 150m), Event(EventKind.Disbursed, Start.AddDays(10), 2, 150m));
        Assert.Equal(decimal.Round((150m * 0.01m) + (150m * 0.01m * 20 / 30), 2), contract.Schedule!.Installments[0].Interest);
    }

    [Fact]
    public void RateChange_OnADueDate_RepricesTheRest()
    {
        var price = Loan(1000m, 4, Rate.Monthly(0.10m), Amortization.EqualInstallment);
        var contract = Contract(Opened(price, Start), Event(EventKind.Disbursed, Start, 1, 1000m), RateChanged(Rate.Monthly(0.05m), Feb, 2));
        var schedule = contract.Schedule!.Installments;
        var rest = 1000m - (315.47m - 100m);
        Assert.Equal(315.47m, schedule[0].Total);
        Assert.Equal(decimal.Round(rest / ((1 / 1.05m) + (1 / 1.05m / 1.05m) + (1 / 1.05m / 1.05m / 1.05m)), 2), schedule[1].Total);
        Assert.Equal(schedule[1].Total, schedule[2].Total);
        Assert.Equal(1000m, schedule.Sum(static installment => installment.Principal));
    }

    [Fact]
    public void RateChange_WithinAPeriod_SplitsItsInterest()
    {
        var contract = Contract(
            Opened(Sac, Start), Event(EventKind.Disbursed, Start, 1, 300m), RateChanged(Rate.Monthly(0.02m), Start.AddDays(10), 2));
        Assert.Equal((300m * 0.01m * 10 / 30) + (300m * 0.02m * 20 / 30), contract.Schedule!.Installments[0].Interest);
    }

    [Fact]
    public void DailyRest_PaidLate_OwesMore()
    {
        var terms = Loan(1200m, 2, Rate.NominalAnnual(0.12m), Amortization.EqualPrincipal, InterestMode.DailyRest, DayCount.Actual360);
        var contract = Disbursed(terms);
        contract.AdvanceTo(Mar);
        var (january, february) = (decimal.Round(1200m * 0.12m * 31 / 360, 2), decimal.Round(1200m * 0.12m * 29 / 360, 2));
        Assert.Equal(january + february, contract.Position.InterestDue);
    }

    [Fact]
    public void DailyRest_OverdueAfterMaturity_AccruesUntilPaid()
    {
        var terms = Loan(1200m, 1, Rate.NominalAnnual(0.12m), Amortization.Bullet, InterestMode.DailyRest, DayCount.Actual360);
        var contract = Disbursed(terms);
        var late = Feb.AddDays(30);
        var payoff = contract.PayoffAt(late);
        Assert.Equal(1200m + (1200m * 0.12m * 31 / 360) + (1200m * 0.12m * 30 / 360), payoff.Total);
        Assert.Equal(Outcome.Applied, contract.Apply(Payment(payoff.Total, late, 2)));
        Assert.Equal(ContractStatus.Paid, contract.Position.Status);
        Assert.Equal(payoff.Interest, contract.PaidOf(1).Interest);
    }

    // Half a cent that rounding up has taken too much is not asked back, and does not keep the loan open.
    [Fact]
    public void DailyRest_WhoseLastInterestIsRoundedUp_IsPaid()
    {
        var terms = Loan(100.5m, 1, Rate.Monthly(0.01m), Amortization.EqualInstallment, InterestMode.DailyRest, DayCount.Thirty360) with { Rounding = RoundingRule.HalfUp };
        var contract = Disbursed(terms);
        contract.Apply(Payment(100.5m + 1.01m, Feb, 2));
        Assert.Equal((ContractStatus.Paid, -0.005m), (contract.Position.Status, contract.Position.AccruedInterest));
    }

    [Fact]
    public void Payoff_BetweenDues_CountsInterestToTheDay()
    {
        var contract = Disbursed(Sac);
        Assert.Equal(new Payoff(Start.AddDays(10), 300m, 300m * 0.01m * 10 / 30, 0m, 0m, 0m), contract.PayoffAt(Start.AddDays(10)));
        Assert.Equal(Start, contract.Position.AsOf);
    }

    [Fact]
    public void Bullet_OwesAllAtTheLastDate()
    {
        var bullet = Loan(1000m, 6, Rate.NominalAnnual(0.12m), Amortization.Bullet);
        var only = Assert.Single(Schedule.Resolve(bullet).Installments);
        Assert.Equal((new DateOnly(2024, 7, 15), 1000m, 60m), (only.DueDate, only.Principal, only.Interest));
    }

    [Theory]
    [InlineData(EventKind.Credited, 1, RefusalReason.WrongContractKind)]
    [InlineData(EventKind.Disbursed, 301, RefusalReason.DisbursementExceedsPrincipal)]
    [InlineData(EventKind.PaymentReceived, 1, RefusalReason.NotDisbursed)]
    public void Event_BeforeDisbursement_IsRefused(EventKind kind, int amount, RefusalReason reason)
    {
        var contract = Contract(Opened(Sac, Start));
        Assert.Equal(Outcome.Refused(reason), contract.Apply(Event(kind, Start, 1, amount)));
    }

    [Fact]
    public void Close_WithDebtOrCredit_IsRefused()
    {
        var contract = Disbursed(Sac);
        Assert.Equal(Outcome.Refused(RefusalReason.BalanceOutstanding), contract.Apply(Event(EventKind.Closed, Start, 2)));
        contract.Apply(Payment(310m, Apr, 3));
        Assert.Equal((ContractStatus.Paid, 4m), (contract.Position.Status, contract.Position.UnallocatedCredit));
        Assert.Equal(Outcome.Refused(RefusalReason.BalanceOutstanding), contract.Apply(Event(EventKind.Closed, Apr, 4)));
    }

    [Fact]
    public void Disbursement_OnOrAfterTheLastDueDate_IsRefused()
    {
        var contract = Contract(Opened(Sac, Start));
        Assert.Equal(Outcome.Refused(RefusalReason.DisbursementExceedsPrincipal), contract.Apply(Event(EventKind.Disbursed, Apr, 1, 300m)));
    }

    [Fact]
    public void Disbursement_AfterTheFirstDueDate_SkipsIt()
    {
        var contract = Contract(Opened(Sac, Start), Event(EventKind.Disbursed, Feb, 1, 300m));
        Assert.Equal([0m, 150m, 150m], contract.Schedule!.Installments.Select(static installment => installment.Principal));
    }

    private static Contract Disbursed(LoanTerms terms) => Contract(Opened(terms, Start), Event(EventKind.Disbursed, Start, 1, terms.Principal));

    private static (ContractStatus Status, decimal Overdue, int Days, decimal Interest, decimal Principal) Arrears(Contract contract)
    {
        var position = contract.Position;
        return (position.Status, position.Overdue, position.DaysPastDue, position.InterestDue, position.PrincipalDue);
    }
}
