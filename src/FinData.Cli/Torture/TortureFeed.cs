using System.Buffers;
using FinData.Events;
using FinData.Lending;

namespace FinData.Cli.Torture;

/// <summary>One event to send. The log keeps where its first acknowledgement said.</summary>
internal sealed record TortureEvent(string EventId, byte[] Line);

/// <summary>
/// An endless, seeded stream of account events as a careless producer sends it: out of order within a window, one in ten backdated, and one in fifty sent again.
/// </summary>
internal sealed class TortureFeed
{
    public const int RepeatPercent = 2;
    private const int Window = 200;
    private const int Accounts = 5_000;
    private const int Clients = 1_000;
    private const int EventsPerDay = 2_000;

    private static readonly Currency Euro = Currency.Parse("EUR");
    private static readonly DateOnly Start = new(2025, 1, 1);
    private static readonly AccountTerms Terms = new()
    {
        Product = "current", Currency = Euro, CreditRate = Rate.NominalAnnual(0.02m), DebitRate = Rate.NominalAnnual(0.12m),
    };

    private readonly Random random;
    private readonly List<TortureEvent> window = [];
    private readonly List<TortureEvent> sent = [];
    private long number;

    public TortureFeed(int seed) => random = new Random(seed);

    public long Repeats { get; private set; }

    public List<TortureEvent> Next(int count)
    {
        var events = new List<TortureEvent>(count);
        while (events.Count < count)
        {
            events.Add(Next());
        }

        return events;
    }

    private TortureEvent Next()
    {
        if (sent.Count > 0 && random.Next(100) < RepeatPercent)
        {
            Repeats++;
            return sent[random.Next(sent.Count)];
        }

        while (window.Count < Window)
        {
            window.Add(Make(number++));
        }

        var chosen = random.Next(window.Count);
        var next = window[chosen];
        window[chosen] = window[^1];
        window.RemoveAt(window.Count - 1);

        // Old ones are repeated as well as new ones, and memory stays bounded.
        if (sent.Count < 10_000)
        {
            sent.Add(next);
        }
        else
        {
            sent[random.Next(sent.Count)] = next;
        }

        return next;
    }

    private TortureEvent Make(long at)
    {
        if (at < Accounts)
        {
            return Encode(at, $"client-{at % Clients}", new ContractEvent(EventKind.Opened, Start, 0, Euro, 0, new Opening($"client-{at % Clients}", Terms)), at);
        }

        var day = (int)(at / EventsPerDay);
        var date = Start.AddDays(random.Next(10) == 0 ? random.Next(day + 1) : day);
        var kind = random.Next(3) == 0 ? EventKind.Debited : EventKind.Credited;
        return Encode(random.Next(Accounts), null, new ContractEvent(kind, date, 0, Euro, random.Next(1, 100_000) / 100m), at);
    }

    private static TortureEvent Encode(long account, string? clientId, in ContractEvent happened, long at)
    {
        var line = new ArrayBufferWriter<byte>(400);
        var envelope = new EventEnvelope
        {
            EventId = $"e{at}",
            ContractId = $"account-{account}",
            ClientId = clientId,
            OccurredAt = new DateTimeOffset(happened.EffectiveDate, TimeOnly.MinValue, TimeSpan.Zero),
            Source = "torture",
            Event = happened,
        };
        JsonEventCodec.Encode(envelope, line);
        return new TortureEvent(envelope.EventId, line.WrittenSpan.ToArray());
    }
}
