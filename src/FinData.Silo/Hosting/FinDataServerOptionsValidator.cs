using System.Collections.Immutable;
using System.Globalization;
using FinData.Lending;
using FinData.Silo.Schemas;
using FinData.Silo.Security;

namespace FinData.Silo;

/// <summary>Checks every setting and gives all errors at once.</summary>
internal static class FinDataServerOptionsValidator
{
    private const int KiB = 1024;
    private const int MiB = 1024 * KiB;

    public static void Validate(FinDataServerOptions options)
    {
        var check = new Checks();
        check.Text("DataFolder", options.DataFolder, "Name the folder for log and store, such as findata-data.");
        check.Range("Partitions", options.Partitions, 1, 1024);
        check.Range("SiloPort", options.SiloPort, 0, ushort.MaxValue);
        check.Range("GatewayPort", options.GatewayPort, 0, ushort.MaxValue);
        check.Range("StopWithin", options.StopWithin, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        check.Range("Ingest:MaxBatchEvents", options.Ingest.MaxBatchEvents, 1, 100_000);
        check.Range("Ingest:MaxBodyBytes", options.Ingest.MaxBodyBytes, 64 * KiB, 256 * MiB);
        check.Range("Ingest:MaxConcurrentRequests", options.Ingest.MaxConcurrentRequests, 1, 1024);
        check.Range("Ingest:MaxQueuedRequests", options.Ingest.MaxQueuedRequests, 0, 65_536);
        check.Range("Ingest:MaxDeadLetterBytes", options.Ingest.MaxDeadLetterBytes, KiB, MiB);
        check.Range("Queries:MaxBatchIds", options.Queries.MaxBatchIds, 1, 10_000);
        check.Range("Queries:MaxParallelReads", options.Queries.MaxParallelReads, 1, 1024);
        check.Range("Queries:MaxPageSize", options.Queries.MaxPageSize, 1, 10_000);
        check.Range("Queries:MaxPageBytes", options.Queries.MaxPageBytes, 64 * KiB, 64 * MiB);
        check.Range("Queries:PartitionPatience", options.Queries.PartitionPatience, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(30));
        check.Range("Watch:MaxWatchers", options.Watch.MaxWatchers, 1, 100_000);
        check.Range("Watch:Heartbeat", options.Watch.Heartbeat, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        if (options.Log.Kind is not (LogOptions.Embedded or LogOptions.Kafka))
        {
            check.Fail("Log:Kind", $"is '{options.Log.Kind}'. Set it to {LogOptions.Embedded} or {LogOptions.Kafka}.");
        }

        if (options.SiloPort != 0 && options.SiloPort == options.GatewayPort)
        {
            check.Fail("GatewayPort", "is the silo's port too. Give it another one, or 0 for a free one.");
        }

        if (AvroSchemaFolder.FaultOf(options.AvroSchemas) is { } fault)
        {
            check.Fail("AvroSchemas", fault);
        }

        SecurityRules.Check(options, check);
        CheckCalendars(options.CalendarFolder, check);
        check.ThrowIfAny();
    }

    // Reading them is the check: what terms may name must be known before the first contract is folded.
    private static void CheckCalendars(string? folder, Checks check)
    {
        try
        {
            if (folder is not null)
            {
                Calendars.RegisterFolder(folder);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            check.Fail("CalendarFolder", $"cannot be used. {error.Message}");
        }
    }

    /// <summary>Collects what is wrong, each with its key.</summary>
    internal sealed class Checks
    {
        private readonly ImmutableArray<string>.Builder errors = ImmutableArray.CreateBuilder<string>();

        public void Fail(string key, string whatAndFix) => errors.Add($"{FinDataServerOptions.Section}:{key} {whatAndFix}");

        public void Text(string key, string? value, string fix)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                Fail(key, $"is empty. {fix}");
            }
        }

        public void Range(string key, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                Fail(key, string.Create(CultureInfo.InvariantCulture, $"is {value}. Give a value from {least} to {most}."));
            }
        }

        public void Range(string key, TimeSpan value, TimeSpan least, TimeSpan most)
        {
            if (value < least || value > most)
            {
                Fail(key, string.Create(CultureInfo.InvariantCulture, $"is {value:c}. Give a value from {least:c} to {most:c}."));
            }
        }

        public void ThrowIfAny()
        {
            if (errors.Count > 0)
            {
                throw new FinDataConfigurationException(errors.ToImmutable());
            }
        }
    }
}
