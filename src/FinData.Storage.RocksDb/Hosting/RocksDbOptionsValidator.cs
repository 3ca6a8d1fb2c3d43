using Microsoft.Extensions.Options;

namespace FinData.Storage.RocksDb;

/// <summary>Says everything that is wrong at once, each with its key and the fix.</summary>
internal sealed class RocksDbOptionsValidator : IValidateOptions<RocksDbOptions>
{
    private const long Megabyte = 1 << 20;
    private const long Gigabyte = 1 << 30;

    public ValidateOptionsResult Validate(string? name, RocksDbOptions options)
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Directory))
        {
            failures.Add($"{nameof(RocksDbOptions)}.{nameof(options.Directory)} is empty: set it to the folder that holds, or shall hold, the data.");
        }

        Within(nameof(options.PartitionCount), options.PartitionCount, 1, 1024);
        Within(nameof(options.LogBufferBytes), options.LogBufferBytes, 8 * Megabyte, 4 * Gigabyte);
        Within(nameof(options.StoreBufferBytes), options.StoreBufferBytes, 8 * Megabyte, 8 * Gigabyte);
        Within(nameof(options.StoreCacheBytes), options.StoreCacheBytes, 8 * Megabyte, 64 * Gigabyte);
        Within(nameof(options.AppendQueueLength), options.AppendQueueLength, 1, 100_000);
        Within(nameof(options.AppendRoundBytes), options.AppendRoundBytes, 64 * 1024, 256 * Megabyte);
        Within(nameof(options.MaxDeadLetters), options.MaxDeadLetters, 1, 100_000_000);
        Within(nameof(options.BackgroundJobs), options.BackgroundJobs, 1, 64);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Within(string key, long value, long least, long most)
        {
            if (value < least || value > most)
            {
                failures.Add(string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{nameof(RocksDbOptions)}.{key} is {value}: set it to a value from {least} to {most}."));
            }
        }
    }

    /// <summary>For those who open a log or a store without a host.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong with the options.</exception>
    public static void ThrowIfInvalid(RocksDbOptions options)
    {
        var result = new RocksDbOptionsValidator().Validate(null, options);
        if (result.Failed)
        {
            throw new OptionsValidationException(nameof(RocksDbOptions), typeof(RocksDbOptions), result.Failures);
        }
    }
}
