using System.Buffers;
using System.Text;
using FinData.Events;
using FinData.Lending;

namespace FinData.Silo.Tests;

/// <summary>Events as a producer writes them.</summary>
internal static class Samples
{
    private static readonly Currency Euro = Currency.Parse("EUR");

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
