using BenchmarkDotNet.Attributes;

namespace FinData.Lending.Benchmarks;

/// <summary>A year passes: twelve dues fall and take the credit there is.</summary>
[MemoryDiagnoser]
public class DueBenchmarks
{
    private const int Loans = 256;
    private const int Years = 25; // of each loan

    private readonly Contract[] contracts = new Contract[Loans];
    private readonly NaiveDecimalLoan[] naive = new NaiveDecimalLoan[Loans];

    [IterationSetup]
    public void Prepare()
    {
        for (var i = 0; i < contracts.Length; i++)
        {
            contracts[i] = LoanBench.Disbursed();
            contracts[i].Apply(LoanBench.Payment(500_000m, LoanBench.Start, 2));
            naive[i] = new NaiveDecimalLoan();
            naive[i].Pay(LoanBench.Start, 500_000m);
        }
    }

    [Benchmark(OperationsPerInvoke = Loans * Years)]
    public void AdvanceAYear()
    {
        foreach (var contract in contracts)
        {
            for (var year = 1; year <= Years; year++)
            {
                contract.AdvanceTo(LoanBench.Start.AddYears(year));
            }
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Loans * Years)]
    public void AdvanceAYearNaive()
    {
        foreach (var loan in naive)
        {
            for (var year = 1; year <= Years; year++)
            {
                loan.AdvanceTo(LoanBench.Start.AddYears(year));
            }
        }
    }
}
