using CsCheck;

namespace FinData.Lending.Tests.Laws;

/// <summary>Generated lives of contracts: terms and histories with backdating, repeats, conflicts, reversals and refusals.</summary>
internal static class Lives
{
    private const int Days = 400;

    private static readonly Gen<RoundingRule> Rounding = Gen.OneOf(RoundingRule.HalfEven, RoundingRule.HalfUp, RoundingRule.Up, RoundingRule.Down);
    private static readonly Gen<DayCount> Conventions = Gen.OneOf(DayCount.Actual365Fixed, DayCount.Actual360, DayCount.Thirty360, DayCount.Business252);

    // Few distinct rates, so that daily factors are found once.
    private static readonly Gen<Rate> AnnualRate = Gen.Select(Gen.OneOf(0m, 0.05m, 0.1375m, 0.9m), Gen.Bool, static (value, isEffective)
        => isEffective ? Rate.EffectiveAnnual(value) : Rate.NominalAnnual(value));

    private static readonly Gen<Rate> LoanRate = Gen.OneOf(AnnualRate, Gen.OneOf(Rate.Monthly(0.01m), Rate.Monthly(0.0179m), Rate.Monthly(0.1m)));

    private static readonly Gen<AllocationOrder> Orders = Gen.Select(Gen.Shuffle((DuePart[])[DuePart.Penalty, DuePart.Fee, DuePart.Interest, DuePart.Principal]), Gen.Bool,
        static (parts, isVertical) => AllocationOrder.Of(parts, isVertical));

    internal static Gen<AccountTerms> AccountTerms => TermsGens.Accounts;

    internal static Gen<LoanTerms> LoanTerms { get; } = Gen.Select(
        Gen.Select(Gen.Int[1, 500_000], Gen.Int[1, 14], LoanRate, Gen.OneOf(Amortization.EqualPrincipal, Amortization.EqualInstallment, Amortization.Bullet)),
        Gen.Select(Gen.Bool, Conventions, Rounding, Orders),
        Gen.Select(Gen.Int[-15, 60], Gen.Bool, Gen.OneOf(Enum.GetValues<BusinessDayConvention>()), Gen.Bool),
        static (what, how, when) => Given.Loan(what.Item1 / 100m, what.Item2, what.Item3, what.Item4, how.Item1 ? InterestMode.DailyRest : InterestMode.Scheduled, how.Item2) with
        {
            Rounding = how.Item3,
            AllocationOrder = how.Item4,
            FirstDueDate = new DateOnly(2024, 1, 31).AddDays(when.Item1),
            Calendar = when.Item2 ? "ANBIMA" : "none",
            BusinessDays = when.Item3,
            InstallmentRounding = when.Item4 ? RoundingRule.Up : null,
        });

    internal static Gen<HistoryEntry[]> Accounts { get; } = AccountTerms.SelectMany(static terms => Histories(terms, AccountEvent));

    internal static Gen<HistoryEntry[]> Loans { get; } = LoanTerms.SelectMany(static terms => Histories(terms, offset => LoanEvent(terms, offset)));

    internal static Gen<HistoryEntry[]> All { get; } = Gen.OneOf(Accounts, Loans);

    /// <summary>Histories without reversals and repeats, already in fold order: what <see cref="Contract.Apply"/> takes.</summary>
    internal static Gen<ContractEvent[]> InOrder { get; } = All.Select(static entries => entries
        .Select(static entry => entry.Event)
        .Where(static happened => happened.Kind != EventKind.Reversed)
        .OrderBy(static happened => happened.Key)
        .ToArray());

    private static Gen<HistoryEntry[]> Histories(ContractTerms terms, Func<int, Gen<ContractEvent>> next)
        => Gen.Select(Gen.Int[0, 18], Gen.Int[0, 20]).SelectMany((count, openedOn)
            => Gen.Select(Sequence(count, next), Gen.Int[0, count], Gen.Int[0, 40].Array[count], (events, place, names) => Build(terms, events, place, openedOn, names)));

    private static Gen<ContractEvent[]> Sequence(int count, Func<int, Gen<ContractEvent>> next)
        => Enumerable.Range(0, count).Aggregate(
            Gen.Const(Array.Empty<ContractEvent>()),
            (all, offset) => Gen.Select(all, next(offset), static (before, last) => (ContractEvent[])[.. before, last]));

    // One event in four takes the id of another: a repeat when the content is the same as well, which every third of those gets.
    private static HistoryEntry[] Build(ContractTerms terms, ContractEvent[] events, int place, int openedOn, int[] names)
    {
        var entries = new List<HistoryEntry>();
        for (var i = 0; i < events.Length; i++)
        {
            var other = names[i] < 10 && i > 0 ? names[i] % i : i;
            var happened = other != i && names[i] < 4 ? events[other] : events[i];
            entries.Add(Given.Entry(happened.At(i < place ? i : i + 1), $"e{other}"));
        }

        entries.Add(Given.Entry(Given.Opened(terms, Given.Day(openedOn), place), "open"));
        return [.. entries];
    }

    private static Gen<ContractEvent> AccountEvent(int offset) => Gen.Select(Gen.Int[0, 19], Gen.Int[0, Days], Gen.Int[1, 5_000_000], Gen.Int[0, 20], AnnualRate,
        (kind, day, cents, target, rate) => kind switch
        {
            < 8 => Given.Event(EventKind.Credited, Given.Day(day), offset, cents / 100m),
            < 13 => Given.Event(EventKind.Debited, Given.Day(day), offset, cents / 100m),
            13 or 14 => Given.Event(EventKind.InterestCapitalized, Given.Day(day), offset),
            15 => Given.RateChanged(rate, Given.Day(day), offset, target % 2 == 0 ? null : Rate.NominalAnnual(0.2m)),
            16 or 17 => Given.ReversalOf(target == 20 ? "open" : $"e{target}", Given.Day(day), offset),
            18 => Given.Event(EventKind.Closed, Given.Day(day), offset),
            _ => Given.Event(EventKind.Credited, Given.Day(day), offset, cents / 100m, Currency.Parse("USD")),
        });

    private static Gen<ContractEvent> LoanEvent(LoanTerms terms, int offset) => Gen.Select(Gen.Int[0, 19], Gen.Int[0, Days], Gen.Int[1, 100], Gen.Int[0, 20], LoanRate,
        (kind, day, percent, target, rate) => kind switch
        {
            < 4 => Given.Event(EventKind.Disbursed, Given.Day(day / 6), offset, percent > 40 ? terms.Principal : Share(terms, percent)),
            < 14 => Given.Event(EventKind.PaymentReceived, Given.Day(day), offset, Share(terms, percent)),
            14 => Given.RateChanged(rate, Given.Day(day), offset),
            15 or 16 => Given.ReversalOf(target == 20 ? "open" : $"e{target}", Given.Day(day), offset),
            17 => Given.Event(EventKind.Closed, Given.Day(day), offset),
            18 => Given.Event(EventKind.Credited, Given.Day(day), offset, 1m),
            _ => Given.Event(EventKind.PaymentReceived, Given.Day(day), offset, decimal.Round(terms.Principal, 2) + 1m),
        });

    private static decimal Share(LoanTerms terms, int percent) => Math.Max(0.01m, decimal.Round(terms.Principal * percent / 200, 2));
}
