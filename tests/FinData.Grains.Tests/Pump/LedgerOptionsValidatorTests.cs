namespace FinData.Grains.Tests.Pump;

public sealed class LedgerOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_Succeeds() => Assert.True(new LedgerOptionsValidator().Validate(null, new LedgerOptions()).Succeeded);

    [Fact]
    public void Validate_EverythingWrong_SaysAllAtOnce()
    {
        var options = new LedgerOptions
        {
            BlockRecords = 15,
            BlockBytes = 1,
            CheckpointInterval = TimeSpan.Zero,
            CheckpointEvents = 999,
            MaxUncheckpointedEvents = 998,
            RestAfter = TimeSpan.Zero,
            ResidentBytes = 1,
            PumpThreads = 0,
            ReadAfterPatience = TimeSpan.FromSeconds(-1),
            KeeperPeriod = TimeSpan.FromMinutes(6),
            RetryDelay = TimeSpan.Zero,
            ClientParallelism = 1_001,
            MaxClientContracts = 0,
            ClientRefresh = TimeSpan.Zero,
            ResidentClients = 99,
        };
        var faults = new LedgerOptionsValidator().Validate(null, options).Failures!.ToList();

        // Every option has a bound, so every option is named.
        Assert.Equal(
            typeof(LedgerOptions).GetProperties().Select(static p => $"{LedgerOptions.Section}:{p.Name}").Order(StringComparer.Ordinal),
            faults.Select(static f => f[..f.IndexOf(' ', StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
        Assert.Contains("Ledger:BlockRecords is 15; set it between 16 and 65536.", faults);
    }

    [Fact]
    public void Validate_MoreUncheckpointedThanOneCheckpoint_IsRequired()
    {
        var result = new LedgerOptionsValidator().Validate(null, new LedgerOptions { CheckpointEvents = 50_000, MaxUncheckpointedEvents = 49_999 });
        Assert.Equal(["Ledger:MaxUncheckpointedEvents is 49999; set it between 50000 and 1000000000."], result.Failures);
    }
}
