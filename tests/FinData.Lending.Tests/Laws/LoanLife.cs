namespace FinData.Lending.Tests.Laws;

/// <summary>
/// Events of one loan, made in the order of their dates beside a living contract, so that amounts can be what a borrower or a bank would move: what is due, what
/// pays the loan off, the credit there is. Some are odd on purpose.
/// </summary>
internal static class LoanLife
{
    private const int Days = 400;
    private const int Foreign = 95;

    internal static List<ContractEvent> Of(LoanTerms terms, DateOnly opened, int[][] rows)
    {
        var contract = new Contract();
        contract.Apply(Given.Opened(terms, opened, -1));
        var events = new List<ContractEvent>();
        if (rows.Length % 8 != 0)
        {
            events.Add(Given.Event(EventKind.Disbursed, opened.AddDays(rows.Length % 5), 0, rows.Length % 4 == 3 ? Half(terms) : terms.Principal, terms.Currency));
            contract.Apply(events[0]);
        }

        foreach (var (genes, day) in rows.Select(static numbers => new Genes(numbers)).Select(static genes => (genes, genes.Next(Days))).OrderBy(static row => row.Item2))
        {
            var kind = genes.Next(100);
            var date = Given.Day(kind < 10 ? day / 6 : day);
            contract.AdvanceTo(date);
            var next = Next(genes, kind, terms, contract, date).In(kind == Foreign ? Currency.Parse("USD") : terms.Currency).At(events.Count);
            events.Add(next);
            if (next.Kind != EventKind.Reversed && next.Key > contract.LastKey && date >= contract.Position.AsOf)
            {
                contract.Apply(next);
            }
        }

        return events;
    }

    private static ContractEvent Next(Genes genes, int kind, LoanTerms terms, Contract contract, DateOnly date)
    {
        var position = contract.Position;
        return kind switch
        {
            < 10 => Given.Event(EventKind.Disbursed, date, 0, genes.OneIn(4) ? Share(genes, terms) : terms.Principal),
            < 50 => Pay(genes, terms, contract, date),
            < 54 => new ContractEvent(EventKind.RateChanged, date, 0, default, 0, new RateChange(LoanTermsGenes.RateOf(genes, terms), Keep: genes.Pick(Keep.Term, Keep.Installment))),
            < 61 => Given.FeeCharged(Share(genes, terms), date, 0, genes.Pick(DuePart.Fee, DuePart.Penalty, DuePart.Fee), genes.OneIn(2) ? date.AddDays(genes.Next(80) - 4) : null),
            < 67 => Waive(genes, terms, position, date),
            < 72 => Given.Rescheduled(Change(genes, terms, date), date, 0),
            < 75 => Given.ReAged(Change(genes, terms, date), date, 0),
            < 77 => Given.Event(EventKind.InterestCapitalized, date, 0, genes.OneIn(4) ? Share(genes, terms) : 0),
            77 when genes.OneIn(2) => Given.Event(EventKind.ChargedOff, date, 0),
            < 80 => Given.Event(EventKind.Recovered, date, 0, Share(genes, terms)),
            < 82 => Given.Event(EventKind.CreditRefunded, date, 0, genes.OneIn(2) && position.UnallocatedCredit > 0 ? position.UnallocatedCredit : Share(genes, terms)),
            82 => Given.Event(EventKind.Closed, date, 0),
            < 88 => Given.ReversalOf(genes.OneIn(12) ? "open" : $"e{genes.Next(30)}", date, 0),
            94 => Given.Event(EventKind.Credited, date, 0, 1m),
            Foreign => Given.Event(EventKind.PaymentReceived, date, 0, 1m),
            _ => Pay(genes, terms, contract, date),
        };
    }

    private static ContractEvent Pay(Genes genes, LoanTerms terms, Contract contract, DateOnly date)
    {
        var position = contract.Position;
        var due = position.PrincipalDue + position.InterestDue + position.FeesDue + position.PenaltiesDue;
        var amount = genes.Next(24) switch
        {
            < 6 when due > 0 => due,
            6 => contract.PayoffAt(date).Total + ((genes.Next(3) - 1) * Minor.Unit(terms.Currency)),
            < 11 => Minor.Unit(terms.Currency) * (1 + genes.Next(200)),
            11 => terms.Principal + 1,
            _ => Minor.Round(Share(genes, terms) / genes.Pick(1, 3, 9), terms.Currency),
        };
        return Given.Payment(Math.Max(Minor.Unit(terms.Currency), amount), date, 0, genes.OneIn(2) ? genes.Pick(Enum.GetValues<ExcessPayment>()) : null);
    }

    private static ContractEvent Waive(Genes genes, LoanTerms terms, Position position, DateOnly date)
    {
        var part = genes.Pick(DuePart.Interest, DuePart.Fee, DuePart.Penalty, DuePart.Penalty, DuePart.Interest, DuePart.Principal);
        var due = part switch { DuePart.Interest => position.InterestDue, DuePart.Fee => position.FeesDue, _ => position.PenaltiesDue };
        return Given.Waived(part, date, 0, genes.OneIn(2) ? Minor.Round(due * (1 + genes.Next(11)) / 10, terms.Currency) : 0);
    }

    private static Rescheduling Change(Genes genes, LoanTerms terms, DateOnly date) => new(
        genes.OneIn(2) ? date.AddDays(genes.Next(60) - 2) : null,
        genes.OneIn(2) ? 1 + genes.Next(9) : null,
        genes.OneIn(3) ? genes.Pick(Frequency.Monthly, Frequency.Weekly, Frequency.Biweekly) : null,
        genes.OneIn(3) ? LoanTermsGenes.RateOf(genes, terms) : null,
        genes.Pick(Keep.Term, Keep.Installment));

    private static decimal Half(LoanTerms terms) => AtLeastOne(terms.Principal / 2, terms.Currency);

    private static decimal Share(Genes genes, LoanTerms terms) => AtLeastOne(terms.Principal * genes.Next(100) / 200, terms.Currency);

    private static decimal AtLeastOne(decimal amount, Currency currency) => Math.Max(Minor.Unit(currency), Minor.Round(amount, currency));
}
