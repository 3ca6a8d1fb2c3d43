using System.Text;

namespace FinData.Events.Tests;

/// <summary>Records written by hand, as a producer would.</summary>
internal static class Samples
{
    public const string Credited = """{"eventId":"e-1","type":"credited","contractId":"c-1","effectiveDate":"2026-01-31","occurredAt":"2026-01-31T12:00:00Z","source":"core","amount":"12.50","currency":"EUR"}""";

    public const string AccountOpened = """
        {"eventId":"e-0","type":"opened","contractId":"c-1","clientId":"cl-1","effectiveDate":"2026-01-01","occurredAt":"2026-01-01T08:00:00Z","source":"core",
         "terms":{"kind":"account","product":"giro","currency":"EUR","creditRate":"0.02","debitRate":"0.10","rateForm":"nominalAnnual","dayCount":"ACT/365F","rounding":"halfEven"}}
        """;

    public const string LoanOpened = """
        {"eventId":"e-0","type":"opened","contractId":"l-1","clientId":"cl-1","effectiveDate":"2026-01-01","occurredAt":"2026-01-01T08:00:00Z","source":"core",
         "terms":{"kind":"loan","product":"personal","currency":"BRL","principal":"12000.00","rate":"0.015","rateForm":"monthly","amortization":"price",
         "interestMode":"dailyRest","count":12,"frequency":"monthly","firstDueDate":"2026-02-01","dayCount":"BUS/252","calendar":"ANBIMA","businessDays":"following",
         "allocation":["interest","principal","fee","penalty"],"allocationMode":"vertical","rounding":"halfUp","installmentRounding":"up"}}
        """;

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static Rejection Decode(string text) => JsonEventCodec.TryDecode(Utf8(text), out _);
}
