namespace FinData.Lending;

/// <summary>The binary form of dues. An installment that opened with what the one before left, and has no charges, takes a flag, the days between and two amounts.</summary>
internal static class DuesCodec
{
    /// <summary>Upper bound of what one due, or one open due, needs.</summary>
    internal const int MaxLength = 72;

    private const byte OwnNumberFlag = 1; // not the number after that of the due before
    private const byte OwnOpeningFlag = 2;
    private const byte ChargesFlag = 4;

    internal static void Write(ref StateWriter writer, in Dues dues)
    {
        writer.Varint((ulong)dues.Count);
        var before = default(Due);
        for (var i = 0; i < dues.Count; i++)
        {
            var (due, charges) = (dues[i], dues.ChargesOf(i));
            var hasNumber = due.Number != before.Number + 1;
            var hasOpening = due.Opening != before.Opening - before.Principal;
            writer.Byte((byte)((hasNumber ? OwnNumberFlag : 0) | (hasOpening ? OwnOpeningFlag : 0) | (charges == default ? 0 : ChargesFlag)));
            writer.Varint((ulong)(due.Day - before.Day));
            WriteIf(ref writer, hasNumber, due.Number);
            WriteIf(ref writer, hasOpening, due.Opening);
            writer.Varint((ulong)due.Principal);
            writer.Varint((ulong)due.Interest);
            WriteIf(ref writer, charges != default, charges.Fee);
            WriteIf(ref writer, charges != default, charges.Penalty);
            before = due.Number > 0 ? due : before with { Day = due.Day };
        }

        writer.Varint((ulong)dues.OpenCount);
        for (var place = 0; place < dues.OpenCount; place++)
        {
            ref readonly var open = ref dues.Open(place);
            writer.Varint((ulong)open.Index);
            for (var part = 0; part < DueParts.Count; part++)
            {
                writer.Varint((ulong)open.Unpaid[part]);
            }

            writer.Varint((ulong)open.LateSince);
            writer.Wide(open.Late);
        }
    }

    internal static void Read(ref StateReader reader, ref Dues dues, int max)
    {
        var count = reader.Count(max);
        var before = default(Due);
        var (items, charges) = (new Due[count], new DueCharges[count]);
        for (var i = 0; i < count; i++)
        {
            var flags = reader.Byte();
            StateReader.Require(flags <= (OwnNumberFlag | OwnOpeningFlag | ChargesFlag), "a due has unknown flags");
            var day = before.Day + reader.Count(DateOnly.MaxValue.DayNumber - before.Day);
            var number = (flags & OwnNumberFlag) != 0 ? reader.Count(max) : before.Number + 1;
            var opening = (flags & OwnOpeningFlag) != 0 ? reader.Minor() : before.Opening - before.Principal;
            items[i] = new Due(day, number, opening, reader.Minor(), reader.Minor());
            charges[i] = (flags & ChargesFlag) != 0 ? new DueCharges(reader.Minor(), reader.Minor()) : default;
            before = number > 0 ? items[i] : before with { Day = day };
        }

        dues.Restore(items, charges, ReadOpen(ref reader, items, charges));
    }

    private static OpenDue[] ReadOpen(ref StateReader reader, Due[] items, DueCharges[] charges)
    {
        var open = new OpenDue[reader.Count(items.Length)];
        var after = -1;
        for (var place = 0; place < open.Length; place++)
        {
            var index = reader.Count(items.Length);
            StateReader.Require(index > after && index < items.Length, "its open dues are not in order");
            var parts = DueParts.Of(reader.Minor(), reader.Minor(), reader.Minor(), reader.Minor());
            open[place] = new OpenDue { Index = index, Unpaid = parts, LateSince = reader.DayNumber(), Late = reader.Wide() };
            var (item, charge) = (items[index], charges[index]);
            StateReader.Require(
                parts.Of(DuePart.Penalty) <= charge.Penalty && parts.Of(DuePart.Fee) <= charge.Fee
                    && parts.Of(DuePart.Interest) <= item.Interest && parts.Of(DuePart.Principal) <= item.Principal,
                "more is unpaid of a due than it asks for");
            StateReader.Require(parts.Sum() != 0 || open[place].Late != 0, "an open due is settled");
            after = index;
        }

        return open;
    }

    private static void WriteIf(ref StateWriter writer, bool condition, long value)
    {
        if (condition)
        {
            writer.Varint((ulong)value);
        }
    }
}
