using BenchmarkDotNet.Attributes;

namespace FinData.Lending.Benchmarks;

/// <summary>A history of 200 events that reached the log out of order, folded from the start: what one backdated event costs.</summary>
[MemoryDiagnoser]
public class FoldBenchmarks
{
    private const int Events = 200;

    private HistoryEntry[] history = [];
    private (DateOnly Date, decimal Amount)[] payments = [];

    [GlobalSetup]
    public void Prepare()
    {
        payments = [.. Enumerable.Range(0, Events - 2).Select(static i => (LoanBench.Start.AddDays((i * 67 % (Events - 2) * 30) + 3), 1_028.61m))];
        ContractEvent[] events =
        [
            new(EventKind.Opened, LoanBench.Start, 0, default, 0, new Opening("client", LoanBench.Terms)),
            new(EventKind.Disbursed, LoanBench.Start, 1, LoanBench.Brl, LoanBench.Principal),
            .. payments.Select(static (payment, i) => LoanBench.Payment(payment.Amount, payment.Date, i + 2)),
        ];
        history = [.. events.Select(static (happened, i) => new HistoryEntry($"event-{i}", happened, BitConverter.GetBytes(i)))];
    }

    [Benchmark]
    public Position Fold() => History.Fold(history).Contract.Position;

    [Benchmark(Baseline = true)]
    public decimal FoldNaive()
    {
        var loan = new NaiveDecimalLoan();
        foreach (var (date, amount) in payments.OrderBy(static payment => payment.Date))
        {
            loan.Pay(date, amount);
        }

        return loan.Paid;
    }
}
