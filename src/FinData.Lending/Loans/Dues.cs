namespace FinData.Lending;

/// <summary>Everything that has fallen due, sorted by day, and beside it what is unpaid of the few dues that aren't settled.</summary>
internal struct Dues
{
    private Due[]? items;
    private DueCharges[]? charges; // by index; null while no due has any
    private OpenDue[]? open;
    private DueParts unpaid;

    internal int Count { get; private set; }

    internal int OpenCount { get; private set; }

    internal readonly ref readonly Due this[int index] => ref items![index];

    /// <summary>What is unpaid of one part of all dues.</summary>
    internal readonly long Unpaid(DuePart part) => unpaid.Of(part);

    internal readonly long Unpaid() => unpaid.Sum();

    /// <param name="place">From 0 to <see cref="OpenCount"/> less one; open dues are sorted as dues are.</param>
    internal readonly ref OpenDue Open(int place) => ref open![place];

    internal readonly ref readonly Due OfOpen(int place) => ref items![open![place].Index];

    internal void Reserve(int count) => items = count == 0 ? null : new Due[count];

    /// <returns>The due's index.</returns>
    internal int Add(in Due due, long fee = 0, long penalty = 0)
    {
        if (items is null || Count == items.Length)
        {
            Array.Resize(ref items, Math.Max(4, Count * 2));
        }

        var index = Count++;
        items[index] = due;
        if (fee != 0 || penalty != 0 || charges is not null)
        {
            Charge(index, new DueCharges(fee, penalty));
        }

        var parts = DueParts.Of(penalty, fee, due.Interest, due.Principal);
        if (parts.Sum() != 0)
        {
            Insert(OpenCount, new OpenDue { Index = index, Unpaid = parts, LateSince = due.Day });
            for (var part = 0; part < DueParts.Count; part++)
            {
                unpaid[part] += parts[part];
            }
        }

        return index;
    }

    /// <summary>The place of a due among the open ones, which it joins if it was settled.</summary>
    internal int Reopen(int index, int day)
    {
        var place = OpenCount;
        while (place > 0 && open![place - 1].Index >= index)
        {
            place--;
        }

        if (place == OpenCount || open![place].Index != index)
        {
            Insert(place, new OpenDue { Index = index });
        }

        // Where only charges were unpaid, nothing was late until now.
        ref var due = ref open![place];
        due.LateSince = due.LateBase == 0 ? day : due.LateSince;
        return place;
    }

    /// <summary>Settles one part of one open due as far as the amount goes, and says how far that was.</summary>
    internal long Settle(int place, DuePart part, long amount)
    {
        ref var rest = ref open![place].Unpaid[(int)part];
        var taken = Math.Min(amount, rest);
        rest -= taken;
        unpaid[(int)part] -= taken;
        return taken;
    }

    /// <summary>Adds to what is owed of one part of an open due; a negative amount forgives it.</summary>
    internal void Raise(int place, DuePart part, long amount)
    {
        ref var due = ref open![place];
        due.Unpaid[(int)part] += amount;
        unpaid[(int)part] += amount;
        var (item, charge) = (items![due.Index], ChargesOf(due.Index));
        switch (part)
        {
            case DuePart.Principal:
                items[due.Index] = item with { Principal = item.Principal + amount };
                break;
            case DuePart.Interest:
                items[due.Index] = item with { Interest = item.Interest + amount };
                break;
            case DuePart.Fee:
                Charge(due.Index, charge with { Fee = charge.Fee + amount });
                break;
            default:
                Charge(due.Index, charge with { Penalty = charge.Penalty + amount });
                break;
        }
    }

    /// <summary>Takes settled dues off the open ones; late interest that is still accrued keeps one open.</summary>
    internal void Sweep()
    {
        var kept = 0;
        for (var place = 0; place < OpenCount; place++)
        {
            ref readonly var due = ref open![place];
            if (due.Unpaid.Sum() != 0 || due.Late != 0)
            {
                open[kept++] = due;
            }
        }

        OpenCount = kept;
    }

    /// <summary>What is owed of each part of a due, paid or not.</summary>
    internal readonly DueParts OwedOf(int index)
    {
        var charge = ChargesOf(index);
        return DueParts.Of(charge.Penalty, charge.Fee, items![index].Interest, items[index].Principal);
    }

    internal readonly DueParts PaidOf(int index)
    {
        var parts = OwedOf(index);
        for (var place = 0; place < OpenCount; place++)
        {
            for (var part = 0; open![place].Index == index && part < DueParts.Count; part++)
            {
                parts[part] -= open[place].Unpaid[part];
            }
        }

        return parts;
    }

    internal readonly DueCharges ChargesOf(int index) => charges is null ? default : charges[index];

    /// <summary>Dues as a state has them.</summary>
    internal void Restore(Due[] dues, DueCharges[] ofDues, OpenDue[] unsettled)
    {
        items = dues.Length == 0 ? null : dues;
        charges = ofDues.AsSpan().IndexOfAnyExcept(default(DueCharges)) < 0 ? null : ofDues;
        open = unsettled.Length == 0 ? null : unsettled;
        (Count, OpenCount) = (dues.Length, unsettled.Length);
        foreach (ref readonly var due in unsettled.AsSpan())
        {
            for (var part = 0; part < DueParts.Count; part++)
            {
                unpaid[part] += due.Unpaid[part];
            }
        }
    }

    /// <summary>A copy that shares nothing with this.</summary>
    internal readonly Dues Clone()
    {
        var copy = this;
        copy.items = items is null ? null : items.AsSpan(0, Count).ToArray();
        copy.charges = charges is null ? null : charges.AsSpan(0, Count).ToArray();
        copy.open = open is null ? null : open.AsSpan(0, OpenCount).ToArray();
        return copy;
    }

    private void Charge(int index, DueCharges charge)
    {
        if (charges is null || charges.Length <= index)
        {
            Array.Resize(ref charges, items!.Length);
        }

        charges[index] = charge;
    }

    private void Insert(int place, in OpenDue due)
    {
        if (open is null || OpenCount == open.Length)
        {
            Array.Resize(ref open, Math.Max(2, OpenCount * 2));
        }

        Array.Copy(open, place, open, place + 1, OpenCount - place);
        open[place] = due;
        OpenCount++;
    }
}
