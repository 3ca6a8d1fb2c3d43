using BenchmarkDotNet.Running;
using FinData.Lending.Benchmarks;

// `--baseline FILE` writes what came out as a baseline; everything else is BenchmarkDotNet's.
var (file, others) = Baseline.Split(args);
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(others.Length == 0 ? ["--filter", "*"] : others);
return Baseline.Report(summaries, file);
