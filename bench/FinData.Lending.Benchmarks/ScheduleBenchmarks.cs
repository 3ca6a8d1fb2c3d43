using BenchmarkDotNet.Attributes;

namespace FinData.Lending.Benchmarks;

/// <summary>A schedule of 360 equal installments, from its terms.</summary>
[MemoryDiagnoser]
public class ScheduleBenchmarks
{
    [Benchmark]
    public Schedule Resolve() => Schedule.Resolve(LoanBench.Terms);

    [Benchmark(Baseline = true)]
    public int ResolveNaive() => NaiveDecimalLoan.Schedule().Count;
}
