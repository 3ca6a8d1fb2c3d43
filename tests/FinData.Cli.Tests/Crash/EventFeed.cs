using System.Buffers;
using FinData.Events;
using FinData.Lending;

namespace FinData.Cli.Tests.Crash;

/// <summary>One event of the feed: its bytes, and what it does to its account.</summary>
internal sealed record FeedEvent(string ContractId, string EventId, decimal SignedAmount, byte[] Line);

/// <summary>An endless, seeded stream of account events: openings, credits, debits, in order, late and backdated.</summary>
internal sealed class EventFeed(int seed)
{
    private const int Accounts = 400;

    private static readonly Currency Euro = Currency.Parse("EUR");
    private static readonly DateOnly Start = new(2025, 1, 1);

    private readonly Random random = new(seed);
    private readonly HashSet<int> opened = [];
    private long number;

    public List<FeedEvent> Next(int count)
    {
        var events = new List<FeedEvent>(count);
        while (events.Count < count)
        {
            events.Add(NextEvent());
        }

        return events;
    }

    private FeedEvent NextEvent()
    {
        var account = random.Next(Accounts);
        number++;
        var eventId = $"e{number}";

        // The opening comes with an account's second event or later: until then its events wait for it.
        if (number > Accounts && opened.Add(account))
        {
            var terms = new AccountTerms { Product = "current", Currency = Euro, CreditRate = Rate.NominalAnnual(0.02m), DebitRate = Rate.NominalAnnual(0.12m) };
            return Encode(account, eventId, 0, new ContractEvent(EventKind.Opened, Start, 0, Euro, 0, new Opening($"client-{account % 100}", terms)));
        }

        // Mostly one day after the other, one in ten anywhere before: the fold has to go back for those.
        var today = (int)(number / 200);
        var date = Start.AddDays(random.Next(10) == 0 ? random.Next(today + 1) : today);
        var amount = random.Next(1, 100_000) / 100m;
        var isCredit = random.Next(3) != 0;
        return Encode(account, eventId, isCredit ? amount : -amount, new ContractEvent(isCredit ? EventKind.Credited : EventKind.Debited, date, 0, Euro, amount));
    }

    private static FeedEvent Encode(int account, string eventId, decimal signedAmount, in ContractEvent happened)
    {
        var contractId = $"account-{account}";
        var line = new ArrayBufferWriter<byte>(400);
        JsonEventCodec.Encode(
            new EventEnvelope
            {
                EventId = eventId,
                ContractId = contractId,
                ClientId = (happened.Detail as Opening)?.ClientId,
                OccurredAt = new DateTimeOffset(happened.EffectiveDate, TimeOnly.MinValue, TimeSpan.Zero),
                Source = "crash-test",
                Event = happened,
            },
            line);
        return new FeedEvent(contractId, eventId, signedAmount, line.WrittenSpan.ToArray());
    }
}
