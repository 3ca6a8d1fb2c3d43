namespace FinData.Lending;

/// <summary>One installment that has fallen due, minor units.</summary>
internal readonly record struct Due(long Opening, long Principal, long Interest);

/// <summary>
/// The installments that have fallen due, and how far each part of them is settled. Each part is always settled oldest first, whatever the order between parts,
/// so one place in the list per part tells what is paid of every installment.
/// </summary>
internal struct Dues
{
    private Due[]? items;
    private PaidUpTo interest;
    private PaidUpTo principal;

    internal int Count { get; private set; }

    internal readonly Due this[int index] => items![index];

    /// <summary>First installment with an unsettled part, or <see cref="Count"/>.</summary>
    internal readonly int Oldest => Math.Min(interest.Index, principal.Index);

    internal void Reserve(int count) => items = count == 0 ? null : new Due[count];

    internal void Add(Due due)
    {
        if (items is null || Count == items.Length)
        {
            Array.Resize(ref items, Math.Max(4, Count * 2));
        }

        items[Count++] = due;
        Pass();
    }

    /// <summary>Interest that came up after the last installment fell due is owed with that one.</summary>
    internal void AddToLastInterest(long amount)
    {
        var last = Count - 1;
        if (interest.Index > last)
        {
            interest = new PaidUpTo(last, items![last].Interest);
        }

        items![last] = items[last] with { Interest = items[last].Interest + amount };
    }

    internal readonly long Unpaid(int index) => Unpaid(DuePart.Interest, index) + Unpaid(DuePart.Principal, index);

    internal readonly long Paid(DuePart part, int index) => index < Count ? AmountOf(part, index) - Unpaid(part, index) : 0;

    /// <summary>Settles one part of one installment as far as the amount goes, and says how far that was.</summary>
    internal long Settle(DuePart part, int index, long amount)
    {
        var taken = Math.Min(amount, Unpaid(part, index));
        if (taken > 0)
        {
            ref var place = ref part == DuePart.Interest ? ref interest : ref principal;
            place = place with { Within = place.Within + taken };
            Pass();
        }

        return taken;
    }

    /// <summary>A copy that shares nothing with this.</summary>
    internal readonly Dues Clone()
    {
        var copy = this;
        copy.items = items is null ? null : items.AsSpan(0, Count).ToArray();
        return copy;
    }

    // No fees or penalties fall due yet: nothing is unpaid of them.
    private readonly long Unpaid(DuePart part, int index)
    {
        var place = part == DuePart.Interest ? interest : principal;
        return index < place.Index ? 0 : AmountOf(part, index) - (index == place.Index ? place.Within : 0);
    }

    private readonly long AmountOf(DuePart part, int index) => part switch
    {
        DuePart.Interest => items![index].Interest,
        DuePart.Principal => items![index].Principal,
        _ => 0,
    };

    // Moves the places past what is settled.
    private void Pass()
    {
        while (interest.Index < Count && interest.Within == items![interest.Index].Interest)
        {
            interest = new PaidUpTo(interest.Index + 1, 0);
        }

        while (principal.Index < Count && principal.Within == items![principal.Index].Principal)
        {
            principal = new PaidUpTo(principal.Index + 1, 0);
        }
    }

    /// <summary>Everything before <see cref="Index"/> is settled, and <see cref="Within"/> of the installment there.</summary>
    private readonly record struct PaidUpTo(int Index, long Within);
}
