namespace FinData.Lending;

/// <summary>
/// A schedule run with its installment unknown: what is owed is <c>known - multiple * installment</c>, and so is interest that is carried. Both are kept
/// discounted by one factor, so that a period in which everything is paid only adds to the multiple.
/// </summary>
internal struct AnnuityRun(decimal principal, decimal accrued, bool isCompound)
{
    private (decimal Known, decimal Multiple) owed = (principal, 0);
    private (decimal Known, decimal Multiple) carried = (accrued, 0);
    private decimal discount = 1;

    /// <summary>A period at whose end its interest and the installment are paid.</summary>
    /// <param name="factor">One over one and the period's interest.</param>
    internal void PayOnceMore(decimal factor)
    {
        discount *= factor;
        owed.Multiple += discount;
        if (carried != default)
        {
            // Under a compound rate what is carried grows as what is owed does.
            var share = isCompound ? 1 : factor;
            owed = (owed.Known + (carried.Known * share), owed.Multiple + (carried.Multiple * share));
            carried = default;
        }
    }

    /// <summary>More such periods, after one of them.</summary>
    /// <param name="row">The sum of their discount factors, and the last one.</param>
    internal void PayAll((decimal Sum, decimal Discount) row)
    {
        owed.Multiple += discount * row.Sum;
        discount *= row.Discount;
    }

    /// <summary>A period's interest on what is owed.</summary>
    internal void Accrue(decimal gain)
    {
        var @base = isCompound ? (Known: owed.Known + carried.Known, Multiple: owed.Multiple + carried.Multiple) : owed;
        carried = (carried.Known + (@base.Known * gain), carried.Multiple + (@base.Multiple * gain));
    }

    /// <summary>A period's interest that does not depend on what is owed.</summary>
    internal void Earn(decimal interest) => carried.Known += interest * discount;

    /// <summary>The period's end.</summary>
    /// <param name="interest">Whether carried interest is paid; it is part of the installment where that is paid too.</param>
    /// <param name="installment">Whether the installment is paid.</param>
    internal void Pay(bool interest, bool installment)
    {
        if (interest)
        {
            owed = installment ? (owed.Known + carried.Known, owed.Multiple + carried.Multiple) : owed;
            carried = default;
        }

        owed.Multiple += installment ? discount : 0;
    }

    /// <summary>The installment that leaves just the balloon.</summary>
    internal readonly decimal Installment(decimal balloon) => (owed.Known - (balloon * discount)) / owed.Multiple;
}
