using System.Text.Json;
using FinData.Lending.Actus;

namespace FinData.Cli.Conformance.Actus;

/// <summary>Runs one case: reads it, evaluates its contract, compares.</summary>
internal static class ActusCaseRun
{
    /// <summary>How a case ended, and the first difference or the reason.</summary>
    internal readonly record struct Result(Verdict Verdict, string? Detail);

    internal enum Verdict
    {
        Agree,
        Differ,
        Unsupported,
    }

    internal static Result Run(string id, JsonElement element)
    {
        try
        {
            var read = ActusCaseReader.Read(id, element);
            var reading = ActusTermsReader.Read(read.Attributes);
            if (reading.Unsupported.Length > 0)
            {
                return new Result(Verdict.Unsupported, string.Join("; ", reading.Unsupported));
            }

            if (reading.Terms is not { } terms)
            {
                return new Result(Verdict.Differ, string.Join("; ", reading.Faults));
            }

            var difference = ActusComparison.FirstDifference(read.Expected, ActusContract.Evaluate(terms, read.Market, read.Observed, read.To));
            return new Result(difference is null ? Verdict.Agree : Verdict.Differ, difference);
        }
        catch (ActusUnsupportedException exception)
        {
            return new Result(Verdict.Unsupported, exception.Message);
        }
        catch (Exception exception) when (exception is FormatException or ActusException)
        {
            return new Result(Verdict.Differ, exception.Message);
        }
    }
}
