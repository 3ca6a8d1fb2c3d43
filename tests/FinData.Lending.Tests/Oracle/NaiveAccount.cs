namespace FinData.Lending.Tests.Oracle;

/// <summary>An account in plain decimals: a list of stretches with a constant balance and rate, summed whenever someone asks.</summary>
internal sealed class NaiveAccount(AccountTerms terms, DateOnly opened) : NaiveContract
{
    private readonly List<(DateOnly From, decimal Balance, Rate Credit, Rate Debit, decimal Posted)> stretches = [(opened, 0m, terms.CreditRate, terms.DebitRate, 0m)];
    private DateOnly today = opened;
    private bool isClosed;

    private decimal Balance => stretches[^1].Balance;

    internal override void PassTo(DateOnly date) => today = date > today ? date : today;

    internal override Outcome Apply(ContractEvent happened)
    {
        var change = happened.Detail as RateChange;
        if (happened.Kind == EventKind.Opened)
        {
            return Outcome.Refused(RefusalReason.AlreadyOpen);
        }

        if (isClosed)
        {
            return Outcome.Refused(RefusalReason.ContractClosed);
        }

        var interest = Postable();
        switch (happened.Kind)
        {
            case EventKind.Credited or EventKind.Debited when happened.Currency != terms.Currency:
                return Outcome.Refused(RefusalReason.CurrencyMismatch);
            case EventKind.Credited:
                Begin(Balance + happened.Amount);
                return Outcome.Applied;
            case EventKind.Debited:
                Begin(Balance - happened.Amount);
                return Outcome.Applied;
            case EventKind.InterestCapitalized when interest == 0:
                return Outcome.Refused(RefusalReason.NothingToCapitalize);
            case EventKind.InterestCapitalized:
                Begin(Balance + interest, posted: interest);
                return Outcome.Applied;
            case EventKind.RateChanged:
                Begin(Balance, change!.Rate, change.DebitRate);
                return Outcome.Applied;
            case EventKind.Closed when Balance != 0 || interest != 0:
                return Outcome.Refused(RefusalReason.BalanceOutstanding);
            case EventKind.Closed:
                isClosed = true;
                return Outcome.Applied;
            default:
                return Outcome.Refused(RefusalReason.WrongContractKind);
        }
    }

    internal override IReadOnlyDictionary<string, decimal> Figures() => new Dictionary<string, decimal>
    {
        ["Status"] = isClosed ? 4 : 1,
        ["AsOf"] = today.DayNumber,
        ["Balance"] = Balance,
        ["AccruedInterest"] = isClosed ? 0 : Accrued(),
    };

    private decimal Accrued()
    {
        var accrued = 0m;
        for (var i = 0; i < stretches.Count; i++)
        {
            var (from, balance, credit, debit, posted) = stretches[i];
            var to = i + 1 < stretches.Count ? stretches[i + 1].From : today;
            accrued -= posted;
            var rate = balance >= 0 ? credit : debit;
            accrued += balance == 0 ? 0
                : NaiveInterest.IsCompound(rate) ? NaiveInterest.Compound(balance, accrued, NaiveInterest.GrowthOf(terms.DayCount, rate, from, to))
                : NaiveInterest.Simple(balance, rate, NaiveInterest.Share(terms.DayCount, from, to));
        }

        return accrued;
    }

    private decimal Postable() => NaiveRounding.Postable(Accrued(), terms.Rounding);

    private void Begin(decimal balance, Rate? credit = null, Rate? debit = null, decimal posted = 0)
        => stretches.Add((today, balance, credit ?? stretches[^1].Credit, debit ?? stretches[^1].Debit, posted));
}
