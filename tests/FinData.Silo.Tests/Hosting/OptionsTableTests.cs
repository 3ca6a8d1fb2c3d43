using System.Text.RegularExpressions;
using FinData.Grains;
using FinData.Storage.RocksDb;
using FinData.Streaming.Kafka;

namespace FinData.Silo.Tests.Hosting;

public sealed class OptionsTableTests
{
    [Fact]
    public void Table_EverySetting_IsListedAndNoOther()
    {
        string[] known =
        [
            .. Keys("", typeof(FinDataServerOptions)),
            .. Keys("Ledger:", typeof(LedgerOptions)),
            .. Keys("Kafka:", typeof(KafkaOptions)),
            .. Keys("Storage:", typeof(RocksDbOptions)).Except(["Storage:Directory", "Storage:PartitionCount"], StringComparer.Ordinal),
        ];
        var rows = RepositoryFiles.Read("docs/operations.md").Split("## Ports")[0].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        var listed = rows.SelectMany(row => Regex.Matches(row.Split('|')[1], "`([A-Za-z:]+)`").Select(match => match.Groups[1].Value));
        Assert.Equal(known.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Keys(string prefix, Type options)
        => options.GetProperties().Where(property => property.CanWrite).SelectMany(property => property.PropertyType.Namespace!.StartsWith("FinData", StringComparison.Ordinal)
            ? Keys($"{prefix}{property.Name}:", property.PropertyType)
            : [prefix + property.Name]);
}
