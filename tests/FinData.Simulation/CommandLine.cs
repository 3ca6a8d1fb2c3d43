using System.Diagnostics;
using System.Globalization;

namespace FinData.Simulation;

/// <summary>Runs seeds one after the other and says which fail. The last line has the seeds run and the failures.</summary>
internal static class CommandLine
{
    private const int MaxShown = 20;

    private const string Usage = """
        Runs the runtime on a simulated cluster, one seed after the other.
          --seeds N     how many seeds (default 500)
          --from S      the first (default 0)
          --bug NAME    plants a known mistake: skip-watermark, checkpoint-first, ignore-epoch, store-ignores-epoch, publish-first
          --trace FILE  writes every step of the run; for one seed
          --hashes      writes the hash of every seed's steps, and at which places no silo died
        Ends with 0 when every seed holds, 1 when one fails, 2 when the arguments are wrong.
        """;

    public static int Run(string[] args, TextWriter output)
    {
        var (seeds, from, bug, isTold) = (500, 0, Bug.None, false);
        string? traceFile = null;
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--seeds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seeds):
                case "--from" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out from):
                case "--bug" when Enum.TryParse(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out bug):
                    i++;
                    break;
                case "--trace" when value.Length > 0:
                    (traceFile, i) = (value, i + 1);
                    break;
                case "--hashes":
                    isTold = true;
                    break;
                default:
                    output.WriteLine($"'{args[i]} {value}' is not understood.\n{Usage}");
                    return 2;
            }
        }

        using var trace = traceFile is null ? null : new StreamWriter(traceFile);
        return Run(seeds, from, bug, trace, isTold, output);
    }

    private static int Run(int seeds, int from, Bug bug, TextWriter? trace, bool isTold, TextWriter output)
    {
        var started = Stopwatch.GetTimestamp();
        var (failures, steps) = (0, 0L);
        var (met, struck) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var seed = from; seed < from + seeds; seed++)
        {
            try
            {
                var result = Simulation.Run(seed, bug, trace);
                steps += result.Steps;
                met.UnionWith(result.Met);
                struck.UnionWith(result.Struck);
                if (isTold)
                {
                    output.WriteLine($"seed {seed}: {result.Steps} steps, hash {result.Hash:x16}");
                }
            }
            catch (Exception exception)
            {
                failures++;
                if (failures <= MaxShown)
                {
                    output.WriteLine($"seed {seed} failed: {(exception is SimulationFailure ? exception.Message : exception)}\n  replay: {Replay(seed, bug)}");
                }
            }
        }

        output.WriteLine($"silos died at {struck.Count} of {met.Count} kinds of places{(isTold ? ", not at " + string.Join(", ", met.Except(struck)) : "")}");
        output.WriteLine(FormattableString.Invariant(
            $"{seeds} seeds run, {failures} failures ({steps} steps, {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s)"));
        return failures == 0 ? 0 : 1;
    }

    public static string Replay(int seed, Bug bug = Bug.None)
        => $"dotnet run -c Release --project tests/FinData.Simulation -- --seeds 1 --from {seed}{(bug == Bug.None ? "" : $" --bug {bug}")} --trace seed-{seed}.txt";
}
