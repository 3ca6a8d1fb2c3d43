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
    private static readonly Gen<long> Units = Gen.Long[0, 100_000_000_000];
    private static readonly Gen<long> SignedUnits = Gen.Long[-9_999_999_999, 100_000_000_000];

    private static readonly Gen<RateForm> Form = Gen.Enum<RateForm>();

    public static readonly Gen<ContractTerms> Terms = Gen.OneOf<ContractTerms>(
        Gen.Select(Name, Currency, RateOf(Gen.OneOf(RateForm.NominalAnnual, RateForm.EffectiveAnnual), SignedUnits), Gen.Enum<DayCount>(), Gen.Enum<RoundingRule>(), SignedUnits)
            .Select(static (product, currency, rate, dayCount, rounding, debit) => (ContractTerms)new AccountTerms
            {
                Product = product,
                Currency = currency,
                CreditRate = rate,
                DebitRate = Rate.Of(debit / 10_000_000_000m, rate.Form),
                DayCount = dayCount,
                Rounding = rounding,
            }),
        Gen.Select(LoanMoney(), LoanConventions(), static (money, conventions) => (ContractTerms)(conventions with
        {
            Product = money.Product,
            Currency = money.Currency,
            Principal = money.Principal,
            Rate = money.Rate,
        })));

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
        let hasMoney = kind is EventKind.Disbursed or EventKind.PaymentReceived or EventKind.Credited or EventKind.Debited
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

    private static Gen<Rate> RateOf(Gen<RateForm> form, Gen<long> units) =>
        Gen.Select(units, form).Select(static (u, f) => Rate.Of(u / 10_000_000_000m, f));

    private static decimal PowerOfTen(int digits) => digits switch { 0 => 1m, 2 => 100m, 3 => 1000m, _ => throw new ArgumentOutOfRangeException(nameof(digits)) };

    private static Gen<EventDetail?> DetailOf(EventKind kind) => kind switch
    {
        EventKind.Opened => Gen.Select(Id, Terms).Select(static (client, terms) => (EventDetail?)new Opening(client, terms)),
        EventKind.RateChanged => Gen.Select(RateOf(Form, SignedUnits), Gen.Bool, SignedUnits)
            .Select(static (rate, hasDebit, debit) => (EventDetail?)new RateChange(rate, hasDebit ? Rate.Of(debit / 10_000_000_000m, rate.Form) : null)),
        EventKind.Reversed => Id.Select(static id => (EventDetail?)new Reversal(id)),
        _ => Gen.Const((EventDetail?)null),
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
        from calendar in Gen.OneOf("none", "weekends", "ANBIMA")
        from businessDays in Gen.Enum<BusinessDayConvention>()
        from parts in Gen.Shuffle(new[] { DuePart.Penalty, DuePart.Fee, DuePart.Interest, DuePart.Principal })
        from vertical in Gen.Bool
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
            AllocationOrder = AllocationOrder.Of(parts, vertical),
            Rounding = rounding,
            InstallmentRounding = installmentRounding,
        };
}
