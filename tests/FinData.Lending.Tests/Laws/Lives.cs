using CsCheck;

namespace FinData.Lending.Tests.Laws;

/// <summary>Generated lives of contracts: terms and histories with backdating, repeats, conflicts, reversals and refusals.</summary>
internal static class Lives
{
    private const int Days = 400;

    // Few distinct rates, so that daily factors are found once.
    private static readonly Gen<Rate> AnnualRate = Gen.Select(Gen.OneOf(0m, 0.05m, 0.1375m, 0.9m), Gen.Bool, static (value, isEffective)
        => isEffective ? Rate.EffectiveAnnual(value) : Rate.NominalAnnual(value));

    internal static Gen<AccountTerms> AccountTerms => AccountTermsGens.Any;

    internal static Gen<LoanTerms> LoanTerms => LoanTermsGenes.Any;

    internal static Gen<HistoryEntry[]> Accounts { get; } = AccountTerms.SelectMany(Histories);

    internal static Gen<HistoryEntry[]> Loans { get; } = LoanTerms.SelectMany(static terms => LoansOf(terms, 24));

    /// <summary>Most have a handful of events; one in sixteen has up to <see cref="LawRun.MaxEvents"/>.</summary>
    internal static Gen<HistoryEntry[]> LongLoans { get; } = Gen.Select(LoanTerms, Gen.Int[0, 15]).SelectMany(static (terms, size) => LoansOf(terms, size == 15 ? LawRun.MaxEvents : 24));

    internal static Gen<HistoryEntry[]> All { get; } = Gen.OneOf(Accounts, Loans);

    /// <summary>Histories without reversals and repeats, already in fold order: what <see cref="Contract.Apply"/> takes.</summary>
    internal static Gen<ContractEvent[]> InOrder { get; } = All.Select(static entries => entries
        .Select(static entry => entry.Event)
        .Where(static happened => happened.Kind != EventKind.Reversed)
        .OrderBy(static happened => happened.Key)
        .ToArray());

    private static Gen<HistoryEntry[]> Histories(AccountTerms terms)
        => Gen.Select(Gen.Int[0, 18], Gen.Int[0, 20]).SelectMany((count, openedOn)
            => Gen.Select(Sequence(count, offset => AccountEvent(terms.Currency, offset)), Gen.Int[0, count], Gen.Int[0, 40].Array[count], (events, place, names) => Build(terms, events, place, openedOn, names)));

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

    private static Gen<ContractEvent> AccountEvent(Currency currency, int offset) => Gen.Select(Gen.Int[0, 19], Gen.Int[0, Days], Gen.Int[1, 5_000_000], Gen.Int[0, 20], AnnualRate,
        (kind, day, units, target, rate) => kind switch
        {
            < 8 => Given.Event(EventKind.Credited, Given.Day(day), offset, units * Minor.Unit(currency), currency),
            < 13 => Given.Event(EventKind.Debited, Given.Day(day), offset, units * Minor.Unit(currency), currency),
            13 or 14 => Given.Event(EventKind.InterestCapitalized, Given.Day(day), offset),
            15 => Given.RateChanged(rate, Given.Day(day), offset, target % 2 == 0 ? null : Rate.NominalAnnual(0.2m)),
            16 or 17 => Given.ReversalOf(target == 20 ? "open" : $"e{target}", Given.Day(day), offset),
            18 => Given.Event(EventKind.Closed, Given.Day(day), offset),
            _ => Given.Event(EventKind.Credited, Given.Day(day), offset, units, Currency.Parse("USD")),
        });

    private static Gen<HistoryEntry[]> LoansOf(LoanTerms terms, int maxEvents) => Gen.Select(
        Gen.Int[0, 20],
        Gen.Int[0, Genes.Max].Array[14].Array[0, maxEvents],
        Gen.Int[0, Genes.Max].Array[64],
        (openedOn, rows, arrival) => Arrive(terms, Given.Day(openedOn), rows, new Genes(arrival)));

    // Events reach the log up to a few places late, so that some are backdated; one in six takes the id of another, half of those as repeats.
    private static HistoryEntry[] Arrive(LoanTerms terms, DateOnly opened, int[][] rows, Genes genes)
    {
        var life = LoanLife.Of(terms, opened, rows);
        var arrived = life.Select((happened, i) => (Place: i + (genes.OneIn(3) ? genes.Next(8) : 0), happened)).OrderBy(static pair => pair.Place).Select(static pair => pair.happened).ToList();
        arrived.Insert(genes.OneIn(4) ? genes.Next(arrived.Count + 1) : 0, Given.Opened(terms, opened));
        var entries = new List<HistoryEntry>();
        for (var offset = 0; offset < arrived.Count; offset++)
        {
            var isOpening = arrived[offset].Kind == EventKind.Opened;
            var other = !isOpening && offset > 0 && genes.OneIn(6) ? genes.Next(offset) : -1;
            var isRepeat = other >= 0 && genes.OneIn(2);
            entries.Add(Given.Entry((isRepeat ? entries[other].Event : arrived[offset]).At(offset), other >= 0 ? entries[other].EventId : isOpening ? "open" : $"e{offset}"));
        }

        return [.. entries];
    }
}
