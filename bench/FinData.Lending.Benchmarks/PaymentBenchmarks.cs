using BenchmarkDotNet.Attributes;

namespace FinData.Lending.Benchmarks;

/// <summary>One payment in order on an open Price loan: on the day after a due date, of a part of the installment that fell due.</summary>
[MemoryDiagnoser]
public class PaymentBenchmarks
{
    private const int Loans = 256;
    private const int Payments = 1_000; // of each loan
    private const decimal Amount = 0.5m; // an installment is 1,028.61: all of them go to what is due

    private readonly Contract[] contracts = new Contract[Loans];
    private readonly NaiveDecimalLoan[] naive = new NaiveDecimalLoan[Loans];
    private DateOnly day;

    [IterationSetup]
    public void Prepare()
    {
        day = LoanBench.Start.AddMonths(1);
        for (var i = 0; i < contracts.Length; i++)
        {
            contracts[i] = LoanBench.Disbursed();
            contracts[i].AdvanceTo(day);
            naive[i] = new NaiveDecimalLoan();
            naive[i].AdvanceTo(day);
        }
    }

    [Benchmark(OperationsPerInvoke = Loans * Payments)]
    public int Payment()
    {
        var applied = 0;
        foreach (var contract in contracts)
        {
            for (var offset = 2; offset < 2 + Payments; offset++)
            {
                applied += contract.Apply(LoanBench.Payment(Amount, day, offset)).Kind == OutcomeKind.Applied ? 1 : 0;
            }
        }

        return applied == Loans * Payments ? applied : throw new InvalidOperationException("A payment was refused.");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Loans * Payments)]
    public decimal PaymentNaive()
    {
        var paid = 0m;
        foreach (var loan in naive)
        {
            for (var i = 0; i < Payments; i++)
            {
                loan.Pay(day, Amount);
            }

            paid += loan.Paid;
        }

        return paid;
    }
}
