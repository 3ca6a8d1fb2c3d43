using FinData.Events;
using FinData.Lending;

namespace FinData.Cli.Demo;

/// <summary>Builds envelopes the way a producer does.</summary>
/// <param name="source">The source that the events name.</param>
internal sealed class DemoEvents(string source)
{
    public EventEnvelope Opened(string contractId, string clientId, DateOnly date, ContractTerms terms)
        => Envelope("opened", contractId, clientId, new ContractEvent(EventKind.Opened, date, 0, terms.Currency, 0, new Opening(clientId, terms)));

    public EventEnvelope Posted(string eventId, string contractId, EventKind kind, DateOnly date, Currency currency, decimal amount)
        => Envelope(eventId, contractId, null, new ContractEvent(kind, date, 0, currency, amount));

    private EventEnvelope Envelope(string eventId, string contractId, string? clientId, in ContractEvent happened) => new()
    {
        EventId = eventId,
        ContractId = contractId,
        ClientId = clientId,
        // The sources know days, not instants: noon is as true as any.
        OccurredAt = new DateTimeOffset(happened.EffectiveDate, new TimeOnly(12, 0), TimeSpan.Zero),
        Source = source,
        Event = happened,
    };
}
