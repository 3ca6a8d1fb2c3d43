namespace FinData.Lending.Tests.Oracle;

/// <summary>An account in plain decimals that lives day by day: what each day ends with, and what falls on it by agreement.</summary>
internal sealed class NaiveAccount(AccountTerms terms, DateOnly opened) : NaiveContract
{
    private readonly DateOnly first = opened;
    private DateOnly today = opened;
    private DateOnly since = opened; // the balance and rates have been as they are since then
    private decimal accrued; // until then
    private decimal balance;
    private Rate credit = terms.CreditRate;
    private Rate debit = terms.DebitRate;
    private bool wasLow;
    private bool isClosed;

    internal override void PassTo(DateOnly date)
    {
        while (today < date)
        {
            wasLow |= terms.MinimumBalance is { } minimum && balance < minimum.Minimum;
            if (today.AddDays(1).Day == 1)
            {
                EndMonth();
            }

            today = today.AddDays(1);
            if (!isClosed && IsPosted(today))
            {
                Capitalize(Postable());
            }
        }
    }

    internal override Outcome Apply(ContractEvent happened)
    {
        var change = happened.Detail as RateChange;
        if (happened.Kind == EventKind.Opened)
        {
            return Outcome.Refused(RefusalReason.AlreadyOpen);
        }

        var isNominal = change is null || (change.Rate.Form == RateForm.NominalAnnual && change.DebitRate is not { Form: not RateForm.NominalAnnual });
        if ((terms.DayCount == DayCount.ActualActualIcma && !isNominal) || (change is not null && !terms.Tiers.IsEmpty && change.Rate.Form != terms.CreditRate.Form))
        {
            return Outcome.Refused(RefusalReason.InvalidTerms);
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
                Move(happened.Amount);
                return Outcome.Applied;
            case EventKind.Debited:
                Move(-happened.Amount);
                return Outcome.Applied;
            case EventKind.InterestCapitalized when interest == 0:
                return Outcome.Refused(RefusalReason.NothingToCapitalize);
            case EventKind.InterestCapitalized:
                Capitalize(interest);
                return Outcome.Applied;
            case EventKind.RateChanged:
                Move(0);
                (credit, debit) = (change!.Rate, change.DebitRate ?? debit);
                return Outcome.Applied;
            case EventKind.Closed when balance != 0 || interest != 0:
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
        ["Balance"] = balance,
        ["AccruedInterest"] = isClosed ? 0 : Accrued(),
    };

    private void EndMonth()
    {
        if (wasLow && !isClosed)
        {
            Move(-terms.MinimumBalance!.Fee);
        }

        wasLow = false;
    }

    private bool IsPosted(DateOnly day) => terms.Capitalization switch
    {
        null => false,
        Frequency.Daily => true,
        Frequency.Weekly => (day.DayNumber - first.DayNumber) % 7 == 0,
        Frequency.Biweekly => (day.DayNumber - first.DayNumber) % 14 == 0,
        Frequency.Monthly => day.AddDays(1).Day == 1,
        Frequency.Quarterly => day.AddDays(1) is { Day: 1, Month: 1 or 4 or 7 or 10 },
        Frequency.Semiannual => day.AddDays(1) is { Day: 1, Month: 1 or 7 },
        _ => day.AddDays(1) is { Day: 1, Month: 1 },
    };

    private void Capitalize(decimal interest)
    {
        Move(interest);
        accrued -= interest;
    }

    private void Move(decimal amount)
    {
        (accrued, since) = (Accrued(), today);
        balance += amount;
    }

    private decimal Accrued()
    {
        if (balance <= 0)
        {
            return accrued + Interest(debit, balance);
        }

        // Each tier's part of what earns, from the lowest.
        var earns = NaiveInterest.IsCompound(credit) && accrued > 0 ? balance + accrued : balance;
        var limits = terms.Tiers.Select(static tier => tier.Above).Append(decimal.MaxValue).ToList();
        var sum = accrued + InterestOn(credit, Math.Min(earns, limits[0]));
        for (var i = 0; i < terms.Tiers.Count; i++)
        {
            sum += InterestOn(terms.Tiers[i].Rate, Math.Max(0, Math.Min(earns, limits[i + 1]) - limits[i]));
        }

        return sum;
    }

    private decimal Interest(Rate rate, decimal amount) => InterestOn(rate, NaiveInterest.IsCompound(rate) && accrued < 0 && amount < 0 ? amount + accrued : amount);

    private decimal InterestOn(Rate rate, decimal amount) => NaiveInterest.IsCompound(rate)
        ? NaiveInterest.Compound(amount, 0, NaiveInterest.GrowthOf(terms.DayCount, rate, since, today))
        : NaiveInterest.Simple(amount, rate, Share());

    private NaiveFraction Share()
    {
        if (terms.DayCount != DayCount.ActualActualIcma)
        {
            return NaiveInterest.Share(terms.DayCount, since, today);
        }

        // The period between two postings that these days lie in.
        var (first, last) = (since, since.AddDays(1));
        while (!IsPosted(first))
        {
            first = first.AddDays(-1);
        }

        while (!IsPosted(last))
        {
            last = last.AddDays(1);
        }

        var periods = terms.Capitalization switch { Frequency.Monthly => 12, Frequency.Quarterly => 4, Frequency.Semiannual => 2, _ => 1 };
        return new NaiveFraction(today.DayNumber - since.DayNumber, periods * (last.DayNumber - first.DayNumber));
    }

    private decimal Postable() => NaiveRounding.Postable(Accrued(), terms);
}
