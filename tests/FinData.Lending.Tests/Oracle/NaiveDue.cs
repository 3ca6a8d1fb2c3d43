namespace FinData.Lending.Tests.Oracle;

/// <summary>One thing that has fallen due, in plain decimals: what it asks for and what is paid, by part.</summary>
internal sealed class NaiveDue(int number, DateOnly date, decimal opening)
{
    private readonly List<(DateOnly From, DateOnly To, decimal Base)> stretches = [];
    private DateOnly since = date;
    private decimal posted;

    internal int Number { get; } = number;

    internal DateOnly Date { get; } = date;

    internal decimal Opening { get; } = opening;

    internal decimal[] Owed { get; } = new decimal[4];

    internal decimal[] Paid { get; } = new decimal[4];

    internal decimal Unpaid => Enumerable.Range(0, 4).Sum(part => Of((DuePart)part));

    internal decimal LateBase => Of(DuePart.Principal) + Of(DuePart.Interest);

    internal decimal Of(DuePart part) => Owed[(int)part] - Paid[(int)part];

    internal decimal Pay(DuePart part, decimal amount)
    {
        var taken = Math.Min(amount, Of(part));
        Paid[(int)part] += taken;
        return taken;
    }

    /// <summary>Late interest that has accrued and is not a penalty yet; before the days of grace are over there is none.</summary>
    internal decimal LateInterest(LateCharges? terms, DateOnly today)
    {
        if (terms is null || today <= Date.AddDays(terms.GraceDays))
        {
            return 0;
        }

        var running = LateBase != 0 ? [(since, today, LateBase)] : Array.Empty<(DateOnly, DateOnly, decimal)>();
        return stretches.Concat(running).Sum(stretch => NaiveInterest.Late(terms, stretch.Item3, stretch.Item1, stretch.Item2)) - posted;
    }

    /// <summary>An event is about to change what is unpaid: the stretch ends here, and what has accrued becomes a penalty.</summary>
    internal void PostLateInterest(LoanTerms terms, DateOnly today)
    {
        if (terms.LateCharges is null)
        {
            return;
        }

        if (LateBase != 0)
        {
            stretches.Add((since, today, LateBase));
        }

        since = today;
        var penalty = Math.Max(0, NaiveRounding.Postable(LateInterest(terms.LateCharges, today), terms));
        posted += penalty;
        Owed[(int)DuePart.Penalty] += penalty;
    }

    /// <summary>After an event: where nothing of principal and interest is unpaid, nothing accrues and nothing is left of what has accrued.</summary>
    internal void EndLateInterest(DateOnly today)
    {
        if (LateBase == 0)
        {
            stretches.Clear();
            posted = 0;
            since = today;
        }
    }
}
