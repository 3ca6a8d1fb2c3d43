namespace FinData.Lending.Progressive;

/// <summary>Days of one period on one balance. What changes the balance stands at the stretch's end and works from the next one on.</summary>
internal sealed class Stretch
{
    internal required DateOnly From { get; set; }

    internal required DateOnly To { get; set; }

    /// <summary>Interest on one for the stretch alone; the annuity is computed with it.</summary>
    internal decimal Factor { get; set; }

    /// <summary>Interest on one from the stretch's start to the period's due date; the stretch earns its share of days.</summary>
    internal decimal FactorToDue { get; set; }

    /// <summary>What the factors were computed from, so that they aren't computed again without need.</summary>
    internal FactorKey Key { get; set; }

    internal decimal Disbursed { get; set; }

    internal decimal Capitalized { get; set; }

    /// <summary>Payments (negative) and what they leave overdue (positive).</summary>
    internal decimal Correction { get; set; }

    internal decimal CreditedPrincipal { get; set; }

    internal decimal CreditedInterest { get; set; }

    internal decimal Balance { get; set; }

    internal bool IsPaused { get; set; }

    internal int Days => To.DayNumber - From.DayNumber;

    internal Stretch Clone() => (Stretch)MemberwiseClone();
}

/// <summary>All that a stretch's factors depend on.</summary>
internal readonly record struct FactorKey(DateOnly From, DateOnly To, DateOnly PeriodFrom, DateOnly PeriodDue, DateOnly PlanStart, decimal RatePercent);
