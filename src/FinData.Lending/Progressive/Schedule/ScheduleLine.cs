namespace FinData.Lending.Progressive;

/// <summary>One installment as it stands: what is due, paid, waived and written off of each part. Rebuilt by every replay.</summary>
internal sealed class ScheduleLine
{
    internal required int Number { get; set; }

    internal required DateOnly From { get; set; }

    internal required DateOnly Due { get; set; }

    internal bool IsDownPayment { get; init; }

    internal bool IsAdditional { get; set; }

    internal bool IsReAged { get; set; }

    /// <summary>Its interest was computed again because of what is overdue.</summary>
    internal bool IsRecalculated { get; set; }

    internal PartAmounts Charged { get; set; }

    internal PartAmounts Paid { get; set; }

    internal PartAmounts Waived { get; set; }

    internal PartAmounts WrittenOff { get; set; }

    /// <summary>The part of what is charged that a credit put on it.</summary>
    internal PartAmounts Credited { get; set; }

    internal decimal PaidInAdvance { get; set; }

    internal decimal PaidLate { get; set; }

    internal bool IsMet { get; private set; }

    internal DateOnly? MetOn { get; private set; }

    internal PartAmounts Outstanding => Charged - Paid - Waived - WrittenOff;

    /// <summary>Follows the plan.</summary>
    internal bool IsRegular => !IsDownPayment && !IsAdditional;

    internal bool Contains(DateOnly date, bool isFirst) => (From < date || (isFirst && From == date)) && date <= Due;

    internal void SetDue(AllocationPart part, decimal amount) => Charged = Charged.Plus(part, amount - Charged[part]);

    internal void AddDue(AllocationPart part, decimal amount, DateOnly? date)
    {
        Charged = Charged.Plus(part, amount);
        CheckMet(date);
    }

    /// <summary>Takes what is outstanding of a part, as far as the amount goes. What was taken.</summary>
    internal decimal Pay(AllocationPart part, DateOnly date, decimal amount)
    {
        if (amount == 0)
        {
            return 0;
        }

        var portion = Math.Min(amount, Outstanding[part]);
        Paid = Paid.Plus(part, portion);
        CheckMet(date);
        if (date < Due)
        {
            PaidInAdvance += portion;
        }
        else if (date > Due)
        {
            PaidLate += portion;
        }

        return portion;
    }

    /// <summary>Gives back what was paid of a part, as far as the amount goes. What was given.</summary>
    internal decimal Unpay(AllocationPart part, DateOnly date, decimal amount)
    {
        var portion = Math.Min(amount, Paid[part]);
        Paid = Paid.Plus(part, -portion);
        CheckMet(date);
        if (date < Due)
        {
            PaidInAdvance = Math.Max(0, PaidInAdvance - portion);
        }
        else if (date > Due)
        {
            PaidLate = Math.Max(0, PaidLate - portion);
        }

        return portion;
    }

    internal void Waive(AllocationPart part, DateOnly date, decimal amount)
    {
        Waived = Waived.Plus(part, Math.Min(amount, Outstanding[part]));
        CheckMet(date);
    }

    internal PartAmounts WriteOff(DateOnly date)
    {
        var outstanding = Outstanding;
        WrittenOff = outstanding;
        CheckMet(date);
        return outstanding;
    }

    /// <summary>Sets the day on which nothing was left, anew.</summary>
    internal void CheckMet(DateOnly? date)
    {
        IsMet = Outstanding.Total == 0;
        MetOn = IsMet ? date : null;
    }

    /// <summary>The same, but a line that was met already keeps its day.</summary>
    internal void UpdateMet(DateOnly date)
    {
        if (IsMet != (Outstanding.Total == 0))
        {
            CheckMet(date);
        }
    }

    internal void Unmeet()
    {
        IsMet = false;
        MetOn = null;
    }

    internal void Meet(DateOnly date)
    {
        IsMet = true;
        MetOn = date;
    }

    internal ScheduleLine Clone() => (ScheduleLine)MemberwiseClone();
}
