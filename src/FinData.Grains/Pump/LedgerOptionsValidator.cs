using Microsoft.Extensions.Options;

namespace FinData.Grains;

/// <summary>Says every fault of <see cref="LedgerOptions"/> at once, each with its key and the range.</summary>
internal sealed class LedgerOptionsValidator : IValidateOptions<LedgerOptions>
{
    public ValidateOptionsResult Validate(string? name, LedgerOptions options)
    {
        var faults = new List<string>();
        Check(options.BlockRecords, 16, 65_536, nameof(options.BlockRecords));
        Check(options.BlockBytes, 64 * 1024, 64 * 1024 * 1024, nameof(options.BlockBytes));
        Check(options.CheckpointInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10), nameof(options.CheckpointInterval));
        Check(options.CaughtUpCheckpointInterval, TimeSpan.FromMilliseconds(10), options.CheckpointInterval, nameof(options.CaughtUpCheckpointInterval));
        Check(options.CheckpointEvents, 1_000, 100_000_000, nameof(options.CheckpointEvents));
        Check(options.MaxUncheckpointedEvents, options.CheckpointEvents, 1_000_000_000, nameof(options.MaxUncheckpointedEvents));
        Check(options.RestAfter, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), nameof(options.RestAfter));
        Check(options.ResidentBytes, 16L * 1024 * 1024, long.MaxValue, nameof(options.ResidentBytes));
        Check(options.PumpThreads, 1, 256, nameof(options.PumpThreads));
        Check(options.ReadAfterPatience, TimeSpan.Zero, TimeSpan.FromMinutes(1), nameof(options.ReadAfterPatience));
        Check(options.KeeperPeriod, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5), nameof(options.KeeperPeriod));
        Check(options.RetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10), nameof(options.RetryDelay));
        Check(options.ClientParallelism, 1, 1_000, nameof(options.ClientParallelism));
        Check(options.MaxClientContracts, 1, 1_000_000, nameof(options.MaxClientContracts));
        Check(options.ClientRefresh, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), nameof(options.ClientRefresh));
        Check(options.ResidentClients, 100, int.MaxValue, nameof(options.ResidentClients));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Check<T>(T value, T low, T high, string key)
            where T : IComparable<T>
        {
            if (value.CompareTo(low) < 0 || value.CompareTo(high) > 0)
            {
                faults.Add($"{LedgerOptions.Section}:{key} is {value}; set it between {low} and {high}.");
            }
        }
    }
}
