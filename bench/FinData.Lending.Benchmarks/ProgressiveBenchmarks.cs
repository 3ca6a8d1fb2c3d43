using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using FinData.Lending.Progressive;

namespace FinData.Lending.Benchmarks;

/// <summary>
/// One payment on a progressive loan of 360 monthly installments, behind as many payments as the parameter says. In order, it goes on from the last replay;
/// one that became known late works all of them through an empty schedule.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 2, iterationCount: 10)]
[MemoryDiagnoser]
public class ProgressiveBenchmarks
{
    private const int Installments = 360;
    private static readonly DateOnly Start = new(2024, 1, 1);

    private ProgressiveLoan loan = null!;
    private DateOnly due;
    private decimal installment;

    [Params(1, 60, 120)]
    public int PaymentsBefore { get; set; }

    [GlobalSetup]
    public void Lend()
    {
        loan = new ProgressiveLoan(new ProgressiveTerms
        {
            Currency = Currency.Parse("EUR"),
            Principal = 300_000m,
            SubmittedOn = Start,
            ExpectedDisbursement = Start,
            RatePercent = 7m,
            InstallmentCount = Installments,
            InterestPeriod = InterestPeriodKind.Daily,
            DaysInMonth = DaysInMonth.Thirty,
            DaysInYear = DaysInYear.Days360,
            Recalculation = new InterestRecalculation(),
            Allocations = [PaymentAllocation.Default],
        });
        loan.MoveTo(Start);
        Require(loan.Approve(Start, 300_000m, Start));
        Require(loan.Disburse(Start, 300_000m));
        installment = loan.Installments[1].Dues.Total;
        for (var month = 1; month <= PaymentsBefore; month++)
        {
            loan.MoveTo(Start.AddMonths(month));
            Require(loan.Record(ProgressiveTransactionType.Repayment, loan.BusinessDate, installment));
        }

        due = Start.AddMonths(PaymentsBefore + 1);
        loan.MoveTo(due);
    }

    /// <summary>The payment, and its undoing, so that the next round finds the loan as it was.</summary>
    [Benchmark(OperationsPerInvoke = 2)]
    public int PaymentAndUndo()
    {
        var paid = Require(loan.Record(ProgressiveTransactionType.Repayment, due, installment));
        return Require(loan.Reverse(paid));
    }

    /// <summary>The same, dated the day before the last of the other payments, so that everything is replayed.</summary>
    [Benchmark(OperationsPerInvoke = 2)]
    public int LatePaymentAndUndo()
    {
        var paid = Require(loan.Record(ProgressiveTransactionType.Repayment, Start.AddMonths(PaymentsBefore).AddDays(-1), installment));
        return Require(loan.Reverse(paid));
    }

    private static int Require(ProgressiveOutcome outcome) => outcome.IsApplied ? outcome.Id : throw new InvalidOperationException(outcome.Detail);
}
