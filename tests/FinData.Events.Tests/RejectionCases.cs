using System.Text;

namespace FinData.Events.Tests;

/// <summary>One document and why it is refused (<see cref="RejectReason.None"/>: it is accepted).</summary>
public sealed record RejectionCase(string Name, byte[] Record, RejectReason Reason, string? Field)
{
    public override string ToString() => Name;
}

/// <summary>Hand-written cases: at least one for every reason, and pairs that show which of two faults is named.</summary>
internal static class RejectionCases
{
    private const string Account = Samples.AccountOpened;
    private const string Loan = Samples.LoanOpened;
    private const string RateChanged = """{"eventId":"e-2","type":"rateChanged","contractId":"c-1","effectiveDate":"2026-01-31","occurredAt":"2026-01-31T12:00:00Z","source":"core","rate":"0.12","rateForm":"monthly","debitRate":"0.2"}""";
    private const string Reversed = """{"eventId":"e-3","type":"reversed","contractId":"c-1","effectiveDate":"2026-01-31","occurredAt":"2026-01-31T12:00:00Z","source":"core","reverses":"e-2"}""";
    private const string Closed = """{"eventId":"e-4","type":"closed","contractId":"c-1","effectiveDate":"2026-01-31","occurredAt":"2026-01-31T12:00:00Z","source":"core"}""";

    public static IEnumerable<RejectionCase> All => Accepted().Concat(Grammar()).Concat(Envelope()).Concat(Money()).Concat(Rates()).Concat(Terms()).Concat(MoreTerms.All).Concat(LifeCases.All).Concat(Precedence());

    private static IEnumerable<RejectionCase> Accepted()
    {
        yield return Accept("credited", Samples.Credited);
        yield return Accept("account opened", Account);
        yield return Accept("loan opened", Loan);
        yield return Accept("rate changed", RateChanged);
        yield return Accept("reversed", Reversed);
        yield return Accept("closed", Closed);
        yield return Accept("interest capitalized", Closed, "closed", "interestCapitalized");
        yield return Accept("negative rate of an account", Account, "\"0.02\"", "\"-0.005\"");
        yield return Accept("white space", Samples.Credited, ",\"", " ,\r\n\t \"");
        yield return Accept("escaped name", Samples.Credited, "\"amount\"", "\"am\\u006funt\"");
        yield return Accept("escaped type", Samples.Credited, "\"credited\"", "\"\\u0063redited\"");
        yield return Accept("escaped id", Samples.Credited, "\"c-1\"", "\"c\\u002D1\\/2\"");
        yield return Accept("unknown field", Samples.Credited, "{", """{"note":{"deep":[1,-0.5e+3,null,true,false,{"a":"\uD83D\uDE00\n"}]},""");
        yield return Accept("unknown field twice", Samples.Credited, "{", """{"note":1,"note":2,""");
        yield return Accept("amount of a type without one", Closed, "{", """{"amount":-1,"currency":null,""");
        yield return Accept("leap day", Samples.Credited, "\"2026-01-31\"", "\"2000-02-29\"");
        yield return Accept("first date", Samples.Credited, "\"2026-01-31\"", "\"1900-01-01\"");
        yield return Accept("last date", Samples.Credited, "\"2026-01-31\"", "\"2199-12-31\"");
        yield return Accept("instant with fraction and offset", Samples.Credited, "12:00:00Z", "12:00:00.123456789-03:00");
        yield return Accept("largest amount", Samples.Credited, "12.50", "999999999999999.00");
        yield return Accept("longest id", Samples.Credited, "e-1", new string('x', 64));
        yield return Accept("longest source, 4 bytes a character", Samples.Credited, "core", string.Concat(Enumerable.Repeat("😀", 64)));
        yield return Accept("loan with only what is required", """
            {"eventId":"e","type":"opened","contractId":"c","clientId":"k","effectiveDate":"2026-01-01","occurredAt":"2026-01-01T00:00:00Z","source":"s",
             "terms":{"kind":"loan","product":"p","currency":"JPY","principal":"1","rate":"10","rateForm":"effectiveAnnual","amortization":"sac","count":1200,"firstDueDate":"2026-02-01"}}
            """);
        yield return Accept("account with only what is required", """
            {"eventId":"e","type":"opened","contractId":"c","clientId":"k","effectiveDate":"2026-01-01","occurredAt":"2026-01-01T00:00:00Z","source":"s",
             "terms":{"kind":"account","product":"p","currency":"KWD","principal":false}}
            """);
    }

    private static IEnumerable<RejectionCase> Grammar()
    {
        yield return Refuse("too large", RejectReason.Oversize, null, Samples.Credited, "{", "{" + new string(' ', EventLimits.MaxEventBytes));
        var bad = Samples.Utf8(Samples.Credited);
        bad[^3] = 0xFF;
        yield return new RejectionCase("not UTF-8", bad, RejectReason.InvalidUtf8, null);
        foreach (var text in new[]
                 {
                     "", " ", "null", "[]", "\"x\"", "1", "{", "{}x", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{'a':1}", "{a:1}", "{\"a\":1 \"b\":2}", "{\"a\":01}",
                     "{\"a\":1.}", "{\"a\":.5}", "{\"a\":+1}", "{\"a\":-}", "{\"a\":1e}", "{\"a\":NaN}", "{\"a\":tru}", "{\"a\":nulL}", "{\"a\":[1,]}", "{\"a\":[1}}", "{\"a\":{]}",
                     "{\"a\":\"\\x\"}", "{\"a\":\"\\u12G4\"}", "{\"a\":\"\\uD800\"}", "{\"a\":\"\\uDC00\\uD800\"}", "{\"a\":\"\t\"}", "{\"a\":\"", "{\"a\":1}/*c*/", "//c\n{}", "\uFEFF{}",
                     "{\"a\":" + new string('[', 64) + new string(']', 64) + "}",
                 })
        {
            yield return new RejectionCase($"not JSON: {text[..Math.Min(20, text.Length)]}", Samples.Utf8(text), RejectReason.MalformedJson, null);
        }

        yield return Refuse("trailing garbage", RejectReason.MalformedJson, null, Samples.Credited, "\"EUR\"}", "\"EUR\"}{}");
    }

    private static IEnumerable<RejectionCase> Envelope()
    {
        foreach (var field in new[] { "eventId", "type", "contractId", "effectiveDate", "occurredAt", "source", "amount", "currency" })
        {
            yield return Refuse($"no {field}", RejectReason.MissingField, field, Samples.Credited, $"\"{field}\"", "\"other\"");
            yield return Refuse($"{field} null", RejectReason.WrongFieldType, field, Samples.Credited, $"\"{field}\":\"", $"\"{field}\":null,\"other\":\"");
            yield return Refuse($"{field} twice", RejectReason.DuplicateField, field, Samples.Credited, $"\"{field}\"", $"\"{field}\":\"x\",\"{field}\"");
        }

        yield return Refuse("empty object", RejectReason.MissingField, "eventId", "{}");
        yield return Refuse("opened without client", RejectReason.MissingField, "clientId", Account, "\"clientId\"", "\"client\"");
        yield return Refuse("opened without terms", RejectReason.MissingField, "terms", Account, "\"terms\"", "\"conditions\"");
        yield return Refuse("terms as text", RejectReason.WrongFieldType, "terms", Account, "\"terms\":", "\"terms\":\"x\",\"conditions\":");
        yield return Refuse("reversed without target", RejectReason.MissingField, "reverses", Reversed, "\"reverses\"", "\"target\"");
        yield return Refuse("client as number", RejectReason.WrongFieldType, "clientId", Samples.Credited, "{", "{\"clientId\":7,");
        yield return Refuse("escaped repeat", RejectReason.DuplicateField, "source", Samples.Credited, "{", "{\"sourc\\u0065\":\"core\",");
        yield return Refuse("unknown type", RejectReason.UnknownType, "type", Samples.Credited, "credited", "refunded");
        yield return Refuse("type in capitals", RejectReason.UnknownType, "type", Samples.Credited, "credited", "Credited");
        yield return Refuse("id with a space", RejectReason.InvalidId, "eventId", Samples.Credited, "e-1", "e 1");
        yield return Refuse("empty id", RejectReason.InvalidId, "contractId", Samples.Credited, "c-1", "");
        yield return Refuse("id too long", RejectReason.InvalidId, "contractId", Samples.Credited, "c-1", new string('x', 65));
        yield return Refuse("id with a letter beyond ASCII", RejectReason.InvalidId, "contractId", Samples.Credited, "c-1", "ç-1");
        yield return Refuse("id with a line end", RejectReason.InvalidId, "reverses", Reversed, "\"e-2\"", "\"e-2\\n\"");
        yield return Refuse("optional client id invalid", RejectReason.InvalidId, "clientId", Samples.Credited, "{", "{\"clientId\":\"a b\",");
        foreach (var date in new[] { "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-31", "2026/01/31", "20260131", "1900-02-29", "2100-02-29", "2026-01-31Z", "", "2026-01-3x" })
        {
            yield return Refuse($"date {date}", RejectReason.InvalidDate, "effectiveDate", Samples.Credited, "\"2026-01-31\"", $"\"{date}\"");
        }

        yield return Refuse("date too early", RejectReason.DateOutOfRange, "effectiveDate", Samples.Credited, "\"2026-01-31\"", "\"1899-12-31\"");
        yield return Refuse("date too late", RejectReason.DateOutOfRange, "effectiveDate", Samples.Credited, "\"2026-01-31\"", "\"2200-01-01\"");
        yield return Refuse("year 0", RejectReason.DateOutOfRange, "effectiveDate", Samples.Credited, "\"2026-01-31\"", "\"0000-02-29\"");
        foreach (var instant in new[] { "2026-01-31", "2026-01-31T12:00Z", "2026-01-31T12:00:00", "2026-01-31t12:00:00Z", "2026-01-31T12:00:00z", "2026-01-31T24:00:00Z", "2026-01-31T12:60:00Z",
                                        "2026-01-31T12:00:60Z", "2026-02-30T12:00:00Z", "2026-01-31T12:00:00.Z", "2026-01-31T12:00:00.1234567890Z", "2026-01-31T12:00:00+0100", "2026-01-31T12:00:00+24:00", "2026-01-31 12:00:00Z", "2026-01-31T12:00:00ZZ" })
        {
            yield return Refuse($"instant {instant}", RejectReason.InvalidInstant, "occurredAt", Samples.Credited, "2026-01-31T12:00:00Z", instant);
        }

        yield return Refuse("instant too early", RejectReason.DateOutOfRange, "occurredAt", Samples.Credited, "2026-01-31T12", "1899-12-31T12");
        yield return Refuse("source too long", RejectReason.FieldTooLong, "source", Samples.Credited, "core", string.Concat(Enumerable.Repeat("é", 65)));
        yield return Refuse("source empty", RejectReason.InvalidText, "source", Samples.Credited, "core", "");
        yield return Refuse("source with a control character", RejectReason.InvalidText, "source", Samples.Credited, "core", "co\\u0000re");
        yield return Refuse("source with a line end", RejectReason.InvalidText, "source", Samples.Credited, "core", "core\\n");
    }

    private static IEnumerable<RejectionCase> Money()
    {
        foreach (var amount in new[] { "", "-1", "+1", "1e2", "1,50", "01.00", "00", ".5", "5.", "1.2.3", " 1", "1 ", "0x1", "١" })
        {
            yield return Refuse($"amount '{amount}'", RejectReason.InvalidAmount, "amount", Samples.Credited, "12.50", amount);
        }

        yield return Refuse("amount as number", RejectReason.WrongFieldType, "amount", Samples.Credited, "\"12.50\"", "12.50");
        yield return Refuse("three decimals of euro", RejectReason.WrongScale, "amount", Samples.Credited, "12.50", "12.500");
        yield return Refuse("decimals of yen", RejectReason.WrongScale, "amount", Samples.Credited, "EUR", "JPY");
        yield return Refuse("four decimals of dinar", RejectReason.WrongScale, "amount", Samples.Credited, "\"12.50\",\"currency\":\"EUR\"", "\"1.0000\",\"currency\":\"KWD\"");
        yield return Refuse("zero", RejectReason.AmountOutOfRange, "amount", Samples.Credited, "12.50", "0.00");
        yield return Refuse("a cent above the largest", RejectReason.AmountOutOfRange, "amount", Samples.Credited, "12.50", "999999999999999.01");
        yield return Refuse("16 digits", RejectReason.AmountOutOfRange, "amount", Samples.Credited, "12.50", "1000000000000000");
        yield return Refuse("40 digits", RejectReason.AmountOutOfRange, "amount", Samples.Credited, "12.50", new string('9', 40));
        yield return Refuse("unknown currency", RejectReason.UnknownCurrency, "currency", Samples.Credited, "EUR", "EUX");
        yield return Refuse("currency in small letters", RejectReason.UnknownCurrency, "currency", Samples.Credited, "EUR", "eur");
    }

    private static IEnumerable<RejectionCase> Rates()
    {
        foreach (var rate in new[] { "", "12%", "10.0000000001", "11", "100", "-0", "-0.0", "-1", "-1.0", "-", "0.12345678901", "00.1", ".1", "1e-2" })
        {
            yield return Refuse($"rate '{rate}'", RejectReason.InvalidRate, "rate", RateChanged, "\"0.12\"", $"\"{rate}\"");
        }

        yield return Accept("negative rate", RateChanged, "\"0.12\"", "\"-0.0050000000\"");
        yield return Accept("largest rate", RateChanged, "\"0.12\"", "\"10.0\"");
        yield return Refuse("negative rate of a loan", RejectReason.InvalidRate, "terms.rate", Loan, "\"0.015\"", "\"-0.015\"");
        yield return Refuse("debit rate", RejectReason.InvalidRate, "debitRate", RateChanged, "\"0.2\"", "\"a\"");
        yield return Refuse("no form", RejectReason.MissingField, "rateForm", RateChanged, "\"rateForm\"", "\"form\"");
        yield return Refuse("unknown form", RejectReason.InvalidTerm, "rateForm", RateChanged, "monthly", "fortnightly");
    }

    private static IEnumerable<RejectionCase> Terms()
    {
        foreach (var field in new[] { "kind", "product", "currency", "principal", "rate", "rateForm", "amortization", "count", "firstDueDate" })
        {
            yield return Refuse($"terms without {field}", RejectReason.MissingField, $"terms.{field}", Loan, $"\"{field}\"", "\"other\"");
        }

        foreach (var field in new[] { "kind", "principal", "amortization", "interestMode", "count", "frequency", "calendar", "businessDays", "allocation", "allocationMode", "rounding", "installmentRounding" })
        {
            yield return Refuse($"terms.{field} null", RejectReason.WrongFieldType, $"terms.{field}", Loan, $"\"{field}\":", $"\"{field}\":null,\"other\":");
        }

        yield return Refuse("term twice", RejectReason.DuplicateField, "terms.kind", Account, "\"kind\"", "\"kind\":\"loan\",\"kind\"");
        yield return Refuse("kind", RejectReason.InvalidTerm, "terms.kind", Account, "\"account\"", "\"leasing\"");
        yield return Refuse("rate form", RejectReason.InvalidTerm, "terms.rateForm", Account, "nominalAnnual", "fortnightly");
        yield return Refuse("day count", RejectReason.InvalidTerm, "terms.dayCount", Account, "ACT/365F", "ACT/365");
        yield return Refuse("rounding", RejectReason.InvalidTerm, "terms.rounding", Account, "halfEven", "bankers");
        yield return Accept("calendar of a file", Loan, "\"ANBIMA\"", "\"TARGET\"");
        yield return Refuse("calendar without a name", RejectReason.InvalidText, "terms.calendar", Loan, "\"ANBIMA\"", "\"\"");
        yield return Refuse("count 0", RejectReason.InvalidTerm, "terms.count", Loan, ":12,", ":0,");
        yield return Refuse("count negative", RejectReason.InvalidTerm, "terms.count", Loan, ":12,", ":-1,");
        yield return Refuse("count 1201", RejectReason.InvalidTerm, "terms.count", Loan, ":12,", ":1201,");
        yield return Refuse("count as text", RejectReason.WrongFieldType, "terms.count", Loan, ":12,", ":\"12\",");
        yield return Refuse("count with a fraction", RejectReason.WrongFieldType, "terms.count", Loan, ":12,", ":12.5,");
        yield return Refuse("allocation of three", RejectReason.InvalidTerm, "terms.allocation", Loan, ",\"penalty\"", "");
        yield return Refuse("allocation of five", RejectReason.InvalidTerm, "terms.allocation", Loan, ",\"penalty\"", ",\"penalty\",\"fee\"");
        yield return Refuse("allocation with a repeat", RejectReason.InvalidTerm, "terms.allocation", Loan, "\"penalty\"", "\"fee\"");
        yield return Refuse("allocation with a number", RejectReason.InvalidTerm, "terms.allocation", Loan, "\"penalty\"", "1");
        yield return Refuse("allocation with an array", RejectReason.InvalidTerm, "terms.allocation", Loan, "\"penalty\"", "[\"penalty\"]");
        yield return Refuse("allocation with a long text", RejectReason.InvalidTerm, "terms.allocation", Loan, "penalty", new string('x', 200));
        yield return Refuse("first due date", RejectReason.InvalidDate, "terms.firstDueDate", Loan, "2026-02-01", "2026-02-30");
        yield return Refuse("first due date too late", RejectReason.DateOutOfRange, "terms.firstDueDate", Loan, "2026-02-01", "2200-02-01");
        yield return Refuse("principal scale", RejectReason.WrongScale, "terms.principal", Loan, "12000.00", "12000.001");
        yield return Refuse("principal zero", RejectReason.AmountOutOfRange, "terms.principal", Loan, "12000.00", "0");
        yield return Refuse("principal with an exponent", RejectReason.InvalidAmount, "terms.principal", Loan, "12000.00", "12E3");
        yield return Refuse("terms currency", RejectReason.UnknownCurrency, "terms.currency", Account, "\"EUR\"", "\"XXX\"");
        yield return Refuse("credit rate", RejectReason.InvalidRate, "terms.creditRate", Account, "\"0.02\"", "\"2%\"");
        yield return Refuse("product too long", RejectReason.FieldTooLong, "terms.product", Account, "giro", new string('p', 65));
        yield return Refuse("product empty", RejectReason.InvalidText, "terms.product", Account, "giro", "");
        yield return Refuse("terms empty", RejectReason.MissingField, "terms.kind", Reversed.Replace("\"reversed\"", "\"opened\",\"clientId\":\"k\",\"terms\":{}", StringComparison.Ordinal));
    }

    private static IEnumerable<RejectionCase> Precedence()
    {
        yield return Refuse("missing before unknown type", RejectReason.MissingField, "source", Samples.Credited.Replace("\"source\"", "\"origin\"", StringComparison.Ordinal), "credited", "refunded");
        yield return Refuse("unknown type before a bad id", RejectReason.UnknownType, "type", Samples.Credited.Replace("e-1", "e 1", StringComparison.Ordinal), "credited", "refunded");
        yield return Refuse("scale before currency", RejectReason.InvalidAmount, "amount", Samples.Credited.Replace("12.50", "x", StringComparison.Ordinal), "EUR", "EUX");
        yield return Refuse("date before amount", RejectReason.InvalidDate, "effectiveDate", Samples.Credited.Replace("12.50", "0", StringComparison.Ordinal), "\"2026-01-31\"", "\"x\"");
        yield return Refuse("bad date in terms before bad instant", RejectReason.InvalidDate, "terms.firstDueDate", Loan.Replace("T08", "T88", StringComparison.Ordinal), "2026-02-01", "x");
    }

    internal static RejectionCase Accept(string name, string text, string from = "\0", string to = "") => Refuse(name, RejectReason.None, null, text, from, to);

    internal static RejectionCase Refuse(string name, RejectReason reason, string? field, string text, string from = "\0", string to = "")
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        var changed = at < 0 ? text : text.Remove(at, from.Length).Insert(at, to);
        return new RejectionCase(name, Encoding.UTF8.GetBytes(changed), reason, field);
    }
}
