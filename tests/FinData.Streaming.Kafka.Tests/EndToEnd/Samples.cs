namespace FinData.Streaming.Kafka.Tests;

internal static class Samples
{
    public static string Opened(string contract)
        => $$"""{"eventId":"open","type":"opened","contractId":"{{contract}}","clientId":"client-1","effectiveDate":"2026-01-01","occurredAt":"2026-01-01T08:00:00Z","source":"test","terms":{"kind":"account","product":"current","currency":"EUR","creditRate":"0.02","debitRate":"0.11","dayCount":"ACT/365F"} }""";

    public static string Credited(string contract, string eventId, string amount)
        => $$"""{"eventId":"{{eventId}}","type":"credited","contractId":"{{contract}}","clientId":"client-1","effectiveDate":"2026-01-02","occurredAt":"2026-01-02T08:00:00Z","source":"test","amount":"{{amount}}","currency":"EUR"}""";
}
