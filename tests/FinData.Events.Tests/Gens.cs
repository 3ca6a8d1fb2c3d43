using CsCheck;
using FinData.Lending;

namespace FinData.Events.Tests;

/// <summary>Generators of valid envelopes of every kind.</summary>
internal static class Gens
{
    private static readonly Currency[] Currencies = [.. Lending.Currency.All];

    public static readonly Gen<string> Id = Gen.Char["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/-"].Array[1, EventLimits.MaxIdLength].Select(static c => new string(c));

    /// <summary>Text with letters of one to four UTF-8 bytes, quotes and backslashes.</summary>
    public static readonly Gen<string> Name = Gen.OneOf("a", "Z", " ", "\"", "\\", "/", "é", "ß", "漢", "😀", "'", "+", "<").Array[1, EventLimits.MaxNameLength].Select(string.Concat);

    public static readonly Gen<Currency> Currency = Gen.OneOf(Currencies);

    public static readonly Gen<DateOnly> Date =
        Gen.Int[EventLimits.MinDate.DayNumber, EventLimits.MaxDate.DayNumber].Select(DateOnly.FromDayNumber);

    /// <summary>Any instant of the range, to the millisecond, at any offset that keeps its local date in range.</summary>
    public static readonly Gen<DateTimeOffset> Instant =
        Gen.Select(Date, Gen.Long[0, 86_399_999])
            .Select(static (date, millisecond) => new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMilliseconds(millisecond));

    // Rates in units of their last decimal: from 0 to 10, or, where a rate may be an account's, from above -1.
    internal static readonly Gen<long> Units = Gen.Long[0, 100_000_000_000];
    private static readonly Gen<long> SignedUnits = Gen.Long[-9_999_999_999, 100_000_000_000];

    internal static readonly Gen<RateForm> Form = Gen.Enum<RateForm>();

    public static Gen<ContractTerms> Terms => Gen.OneOf(
        Gen.Select(AccountBasics(), TermsGens.Account, static (basics, more) => (ContractTerms)TermsGens.Fit(basics, more)),
        Gen.Select(LoanMoney(), LoanConventions(), TermsGens.Loan, static (money, conventions, more) => (ContractTerms)TermsGens.Fit(
            conventions with { Product = money.Product, Currency = money.Currency, Principal = money.Principal, Rate = money.Rate }, more)));

    public static Gen<(Currency Currency, decimal Amount)> Money =>
        from currency in Currency
        from units in Gen.Long[1, (long)EventLimits.MaxAmount * (long)PowerOfTen(currency.MinorDigits)]
        select (currency, units / PowerOfTen(currency.MinorDigits));

    public static Gen<ContractEvent> Event =>
        from kind in Gen.Enum<EventKind>().Where(static k => k != EventKind.None)
        from date in Date
        from offset in Gen.Long[0, long.MaxValue]
        from money in Money
        from detail in DetailOf(kind)
        from isPartial in Gen.Bool
        let hasMoney = CompactEventCodec.HasAmount(kind) || (kind == EventKind.Waived && isPartial)
        select new ContractEvent(kind, date, offset, hasMoney ? money.Currency : default, hasMoney ? money.Amount : 0, detail);

    public static Gen<EventEnvelope> Envelope =>
        from value in Event
        from eventId in Id
        from contractId in Id
        from clientId in Gen.Null(Id)
        from occurredAt in Instant
        from source in Name
        select new EventEnvelope
        {
            EventId = eventId,
            ContractId = contractId,
            ClientId = (value.Detail as Opening)?.ClientId ?? clientId,
            OccurredAt = occurredAt,
            Source = source,
            Event = value,
        };

    internal static Gen<Rate> RateOf(Gen<RateForm> form, Gen<long> units) =>
        Gen.Select(units, form).Select(static (u, f) => Rate.Of(u / 10_000_000_000m, f));

    internal static decimal PowerOfTen(int digits) => digits switch { 0 => 1m, 2 => 100m, 3 => 1000m, _ => throw new ArgumentOutOfRangeException(nameof(digits)) };

    private static Gen<EventDetail?> DetailOf(EventKind kind) => kind switch
    {
        EventKind.Opened => Gen.Select(Id, Terms).Select(static (client, terms) => (EventDetail?)new Opening(client, terms)),
        EventKind.RateChanged => Gen.Select(RateOf(Form, SignedUnits), Gen.Bool, SignedUnits, Gen.Enum<Keep>())
            .Select(static (rate, hasDebit, debit, keep) => (EventDetail?)new RateChange(rate, hasDebit ? Rate.Of(debit / 10_000_000_000m, rate.Form) : null, keep)),
        EventKind.PaymentReceived => Gen.Null(Gen.Enum<ExcessPayment>().Select(static excess => (EventDetail)new PaymentInstruction(excess))),
        EventKind.FeeCharged => Gen.Select(Gen.OneOf(DuePart.Penalty, DuePart.Fee), Gen.Nullable(Date)).Select(static (part, due) => (EventDetail?)new FeeCharge(part, due)),
        EventKind.Waived => Gen.OneOf(DuePart.Penalty, DuePart.Fee, DuePart.Interest).Select(static part => (EventDetail?)new Waiver(part)),
        EventKind.Rescheduled or EventKind.ReAged =>
            Gen.Select(Gen.Nullable(Date), Gen.Nullable(Gen.Int[1, EventLimits.MaxInstallments]), Gen.Nullable(Gen.Enum<Frequency>()), Gen.Nullable(RateOf(Form, Units)), Gen.Enum<Keep>())
                .Select(static (first, count, frequency, rate, keep) => (EventDetail?)new Rescheduling(first, count, frequency, rate, keep)),
        EventKind.Reversed => Id.Select(static id => (EventDetail?)new Reversal(id)),
        _ => Gen.Const((EventDetail?)null),
    };

    private static Gen<AccountTerms> AccountBasics() =>
        from product in Name
        from currency in Currency
        from rate in RateOf(Form, SignedUnits)
        from debit in SignedUnits
        from dayCount in Gen.Enum<DayCount>()
        from rounding in Gen.Enum<RoundingRule>()
        select new AccountTerms
        {
            Product = product,
            Currency = currency,
            CreditRate = rate,
            DebitRate = Rate.Of(debit / 10_000_000_000m, rate.Form),
            DayCount = dayCount,
            Rounding = rounding,
        };

    private static Gen<(string Product, Currency Currency, decimal Principal, Rate Rate)> LoanMoney() =>
        from product in Name
        from money in Money
        from rate in RateOf(Form, Units)
        select (product, money.Currency, money.Amount, rate);

    private static Gen<LoanTerms> LoanConventions() =>
        from amortization in Gen.Enum<Amortization>()
        from mode in Gen.Enum<InterestMode>()
        from count in Gen.Int[1, EventLimits.MaxInstallments]
        from frequency in Gen.Enum<Frequency>()
        from due in Date
        from dayCount in Gen.Enum<DayCount>()
        from calendar in Gen.OneOf(Gen.OneOf("none", "weekends", "ANBIMA"), Name)
        from businessDays in Gen.Enum<BusinessDayConvention>()
        from allocation in TermsGens.Allocation
        from rounding in Gen.Enum<RoundingRule>()
        from installmentRounding in Gen.Nullable(Gen.Enum<RoundingRule>())
        select new LoanTerms
        {
            Product = "",
            Currency = default,
            Principal = 0,
            Rate = default,
            Amortization = amortization,
            InterestMode = mode,
            Count = count,
            Frequency = frequency,
            FirstDueDate = due,
            DayCount = dayCount,
            Calendar = calendar,
            BusinessDays = businessDays,
            AllocationOrder = allocation,
            Rounding = rounding,
            InstallmentRounding = installmentRounding,
        };
}
