using CsCheck;
using FinData.Lending.Tests.Laws;
using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Aggregates;

public sealed class ExpectedCashFlowTests
{
    private static readonly LoanTerms Terms = Loan(1200m, 12, Rate.NominalAnnual(0.12m), Amortization.EqualPrincipal);

    [Fact]
    public void Of_AnAccount_IsNull() => Assert.Null(ExpectedCashFlow.Of(Contract(Opened(Account(), Day(0)))));

    [Fact]
    public void Of_ALoan_HasWhatIsLeftByMonth()
    {
        var flow = At(new DateOnly(2024, 2, 16), Event(EventKind.PaymentReceived, new DateOnly(2024, 2, 15), 2, 112m));

        Assert.Equal(default, flow.PastDue);
        Assert.Equal(11, flow.Months.Length);
        Assert.Equal(new CashFlowMonth(new DateOnly(2024, 3, 1), new CashFlowAmounts(100m, 11m, 0, 0)), flow.Months[0]);
        Assert.Equal(new CashFlowMonth(new DateOnly(2025, 1, 1), new CashFlowAmounts(100m, 1m, 0, 0)), flow.Months[^1]);
    }

    [Fact]
    public void Of_AnUnpaidDue_StandsApart()
        => Assert.Equal(new CashFlowAmounts(100m, 12m, 0, 0), At(new DateOnly(2024, 2, 15)).PastDue);

    [Fact]
    public void Of_PrincipalPaidAhead_IsNotExpectedAgain()
    {
        var flow = At(new DateOnly(2024, 2, 16), Payment(112m + 150m, new DateOnly(2024, 2, 15), 2, ExcessPayment.NextInstallments));

        Assert.Equal([0m, 50m, 100m], flow.Months.Take(3).Select(static month => month.Amounts.Principal));
    }

    [Fact]
    public void Of_Fees_AreExpectedOnTheirDays()
    {
        var terms = Terms with
        {
            Fees = [new FeeTerms("service", FeeTiming.Installment, 3m, null, null), new FeeTerms("review", FeeTiming.Date, null, 0.01m, new DateOnly(2024, 3, 1))],
        };
        var contract = Contract(
            Opened(terms, Day(14)), Event(EventKind.Disbursed, Day(14), 1, 1200m), FeeCharged(7m, Day(20), 2, DuePart.Penalty, due: new DateOnly(2024, 5, 2)));
        var flow = ExpectedCashFlow.Of(contract)!;

        Assert.Equal([3m, 3m + 12m, 3m], flow.Months.Take(3).Select(static month => month.Amounts.Fees));
        Assert.Equal([0m, 0m, 0m, 7m, 0m], flow.Months.Take(5).Select(static month => month.Amounts.Penalties));
    }

    [Fact]
    public void Of_AChargedOffLoan_IsNothing()
    {
        var flow = At(new DateOnly(2024, 6, 1), Event(EventKind.ChargedOff, new DateOnly(2024, 5, 1), 2));
        Assert.Equal(default, flow.PastDue);
        Assert.Empty(flow.Months);
    }

    [Fact]
    public void Of_AnyLoanBeingRepaid_HasThePrincipalThatIsOutstanding() => Lives.Loans.Sample(static entries =>
    {
        var contract = History.Fold(entries, asOf: Day(200)).Contract;
        if (contract.Position is { Status: ContractStatus.Active or ContractStatus.Overdue, TotalDisbursed: > 0 } position)
        {
            var flow = ExpectedCashFlow.Of(contract)!;
            Assert.Equal(position.PrincipalOutstanding, flow.PastDue.Principal + flow.Months.Sum(static month => month.Amounts.Principal));
            Assert.Equal(position.Overdue + contract.DueItems.Where(item => item.DueDate == position.AsOf).Sum(Unpaid), flow.PastDue.Total);
        }
    }, iter: 1_000);

    [Fact]
    public void Of_ReAgedDues_ExpectsTheirInterestWithTheNextInstallment()
    {
        var flow = At(new DateOnly(2024, 2, 20), ReAged(new Rescheduling(null, null, null, null), new DateOnly(2024, 2, 20), 2));

        Assert.Equal(default, flow.PastDue);
        Assert.Equal(new DateOnly(2024, 3, 1), flow.Months[0].Month);
        // The 100 that fell due on the 15th bears interest again from the 20th on.
        Assert.Equal(12m + decimal.Round((1100m * 5 + 1200m * 25) * 0.12m / 360, 2), flow.Months[0].Amounts.Interest);
    }

    private static decimal Unpaid(DueItem item)
        => item.Owed.Principal + item.Owed.Interest + item.Owed.Fee + item.Owed.Penalty - item.Paid.Principal - item.Paid.Interest - item.Paid.Fee - item.Paid.Penalty;

    private static ExpectedCashFlow At(DateOnly date, params ContractEvent[] events)
    {
        var contract = Contract([Opened(Terms, Day(14)), Event(EventKind.Disbursed, Day(14), 1, 1200m), .. events]);
        contract.AdvanceTo(date);
        return ExpectedCashFlow.Of(contract)!;
    }
}
