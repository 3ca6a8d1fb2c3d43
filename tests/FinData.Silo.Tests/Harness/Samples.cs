using System.Buffers;
using System.Text;
using FinData.Events;
using FinData.Lending;

namespace FinData.Silo.Tests;

/// <summary>Events as a producer writes them.</summary>
internal static class Samples
{
    private static readonly Currency Euro = Currency.Parse("EUR");

    /// <summary>At 1,000 % effective a year: interest over more than 1,452 business days is out of range.</summary>
    public static string OpenedSteep(string contractId)
        => Write(contractId, "o1", "client-1", new ContractEvent(EventKind.Opened, new DateOnly(2026, 1, 1), 0, default, 0, new Opening("client-1", new AccountTerms
        {
            Product = "current",
            Currency = Euro,
            CreditRate = Rate.EffectiveAnnual(10m),
            DebitRate = Rate.EffectiveAnnual(0m),
            DayCount = DayCount.Business252,
        })));

    public static QuarantineView Quarantined(string contractId) => new()
    {
        ContractId = contractId,
        Partition = 0,
        Watermark = 9,
        Since = 7,
        EventId = "e7",
        Offset = 5,
        Reason = "out of range.",
    };

    public static string Opened(string contractId, string eventId = "o1", string clientId = "client-1")
        => Write(contractId, eventId, clientId, new ContractEvent(
            EventKind.Opened, new DateOnly(2026, 1, 1), 0, default, 0, new Opening(clientId, new AccountTerms { Product = "current", Currency = Euro })));

    public static string OpenedLoan(string contractId, string eventId = "o1", string clientId = "client-1")
        => Write(contractId, eventId, clientId, new ContractEvent(EventKind.Opened, new DateOnly(2026, 1, 1), 0, default, 0, new Opening(clientId, new LoanTerms
        {
            Product = "personal",
            Currency = Euro,
            Principal = 1200,
            Rate = Rate.NominalAnnual(0.12m),
            Amortization = Amortization.EqualPrincipal,
            Count = 12,
            FirstDueDate = new DateOnly(2026, 2, 1),
        })));

    public static string Disbursed(string contractId, string eventId, decimal amount)
        => Write(contractId, eventId, null, new ContractEvent(EventKind.Disbursed, new DateOnly(2026, 1, 1), 0, Euro, amount));

    public static string Credited(string contractId, string eventId, decimal amount = 10.00m, int day = 2)
        => Write(contractId, eventId, null, new ContractEvent(EventKind.Credited, new DateOnly(2026, 1, day), 0, Euro, amount));

    public static string Credited(string contractId, string eventId, decimal amount, DateOnly date)
        => Write(contractId, eventId, null, new ContractEvent(EventKind.Credited, date, 0, Euro, amount));

    public static string Reversed(string contractId, string eventId, string target)
        => Write(contractId, eventId, null, new ContractEvent(EventKind.Reversed, new DateOnly(2026, 1, 3), 0, default, 0, new Reversal(target)));

    private static string Write(string contractId, string eventId, string? clientId, ContractEvent contractEvent)
    {
        var writer = new ArrayBufferWriter<byte>();
        JsonEventCodec.Encode(
            new EventEnvelope
            {
                EventId = eventId,
                ContractId = contractId,
                ClientId = clientId,
                OccurredAt = new DateTimeOffset(2026, 1, 2, 8, 0, 0, TimeSpan.Zero),
                Source = "tests",
                Event = contractEvent,
            },
            writer);
        return Encoding.UTF8.GetString(writer.WrittenSpan);
    }
}
