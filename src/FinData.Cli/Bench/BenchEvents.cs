using System.Globalization;
using System.Text;
using System.Text.Unicode;
using FinData.Grains;

namespace FinData.Cli.Bench;

/// <summary>
/// The stream that benchmarks fold: every contract's opening, then credits and debits on contracts drawn at random, dates rising over a year.
/// A pure function of its seed. Events are about 200 bytes of JSON, as those of the published comparisons.
/// </summary>
internal sealed class BenchEvents(int contracts, long events, int partitions, int seed)
{
    private const int ContractsPerClient = 4;
    private static readonly DateOnly Start = new(2025, 1, 1);

    public long Count => events;

    public static string ContractId(int contract) => string.Create(CultureInfo.InvariantCulture, $"A{contract:D8}");

    /// <summary>The stream in batches of at most <paramref name="batch"/> records; each batch's memory is its own.</summary>
    public IEnumerable<AppendRecord[]> Batches(int batch)
    {
        var random = new Random(seed);
        for (var from = 0L; from < events; from += batch)
        {
            var records = new AppendRecord[(int)Math.Min(batch, events - from)];
            for (var i = 0; i < records.Length; i++)
            {
                records[i] = Record(from + i, random);
            }

            yield return records;
        }
    }

    /// <summary>One more event of a contract, dated after the stream.</summary>
    public AppendRecord Later(int contract, long number) => ToRecord(contract, Entry(contract, events + number, Start.AddDays(366), 100 + (number % 900)));

    private AppendRecord Record(long number, Random random)
    {
        if (number < contracts)
        {
            return ToRecord((int)number, Opening((int)number));
        }

        var date = Start.AddDays((int)(365 * (number - contracts) / Math.Max(1, events - contracts)));
        return ToRecord(random.Next(contracts), null, number, date, random.Next(1, 500_000));
    }

    private AppendRecord ToRecord(int contract, byte[]? value, long number = 0, DateOnly date = default, long cents = 0)
    {
        var key = Encoding.UTF8.GetBytes(ContractId(contract));
        return new AppendRecord(Partitioner.PartitionOf(key, partitions), key, value ?? Entry(contract, number, date, cents));
    }

    private static byte[] Opening(int contract) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $$"""{"eventId":"open-{{contract}}","type":"opened","contractId":"{{ContractId(contract)}}","clientId":"C{{contract / ContractsPerClient:D7}}","effectiveDate":"2025-01-01","occurredAt":"2025-01-01T08:00:00Z","source":"bench","terms":{"kind":"account","product":"current","currency":"EUR","creditRate":"0.02","debitRate":"0.11","dayCount":"ACT/365F"} }"""));

    private static byte[] Entry(int contract, long number, DateOnly date, long cents)
    {
        Span<byte> buffer = stackalloc byte[320];
        var type = number % 3 == 0 ? "debited" : "credited";
        Utf8.TryWrite(
            buffer,
            CultureInfo.InvariantCulture,
            $"{{\"eventId\":\"e-{number:D10}\",\"type\":\"{type}\",\"contractId\":\"A{contract:D8}\",\"clientId\":\"C{contract / ContractsPerClient:D7}\",\"effectiveDate\":\"{date:yyyy-MM-dd}\",\"occurredAt\":\"{date:yyyy-MM-dd}T12:30:00Z\",\"source\":\"bench\",\"amount\":\"{cents / 100}.{cents % 100:D2}\",\"currency\":\"EUR\"}}",
            out var written);
        return buffer[..written].ToArray();
    }
}
