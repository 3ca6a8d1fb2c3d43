using System.Text.Json;
using FinData.Lending;

namespace FinData.Cli.Conformance.Actus;

/// <summary>Runs one case: reads it, evaluates its contract, compares. A case that cannot be read or has no event table differs, with the field to blame.</summary>
internal static class ActusCaseRun
{
    internal static ConformanceCase Run(string file, string name, JsonElement element)
    {
        try
        {
            var read = ActusCaseReader.Read(name, element);
            var reading = ActusTermsReader.Read(read.Attributes);
            if (reading.Unsupported.Length > 0)
            {
                return ConformanceCase.Unsupported(file, name, string.Join(", ", reading.Unsupported));
            }

            if (reading.Terms is not { } terms)
            {
                return ConformanceCase.Differ(file, name, string.Join("; ", reading.Faults));
            }

            var difference = ActusComparison.FirstDifference(read.Expected, ActusContract.Evaluate(terms, read.Market, read.Observed, read.To));
            return difference is null ? ConformanceCase.Agree(file, name) : ConformanceCase.Differ(file, name, difference);
        }
        catch (ActusUnsupportedException exception)
        {
            return ConformanceCase.Unsupported(file, name, exception.Message);
        }
        catch (Exception exception) when (exception is FormatException or ActusException)
        {
            return ConformanceCase.Differ(file, name, exception.Message);
        }
        catch (Exception exception) when (exception is OverflowException or InvalidOperationException)
        {
            // A figure too large to be compared, or a text that is no Unicode: the other cases go on.
            return ConformanceCase.Differ(file, name, $"the case cannot be read: {exception.Message}");
        }
    }
}
