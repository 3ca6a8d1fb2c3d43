namespace FinData.Lending;

/// <summary>The binary form of <see cref="LoanExtras"/>.</summary>
internal static class ExtrasCodec
{
    private const int MaxList = 1 << 16;

    internal static int MaxLengthOf(LoanExtras extras) => 160 + (24 * extras.Pending.Count) + (40 * extras.Grace.Count);

    internal static void Write(ref StateWriter writer, LoanExtras extras)
    {
        writer.Byte(extras.IsChargedOff ? (byte)1 : (byte)0);
        ReadOnlySpan<long> amounts =
        [
            extras.FeesPaid, extras.PenaltiesPaid, extras.Waived, extras.WrittenOff, extras.WrittenOffPrincipal, extras.Recovered, extras.Capitalized,
            extras.Repaid, extras.Ahead, extras.Waiting.Of(DuePart.Penalty), extras.Waiting.Of(DuePart.Fee), extras.Waiting.Of(DuePart.Interest),
        ];
        foreach (var amount in amounts)
        {
            writer.Varint((ulong)amount);
        }

        writer.Varint((ulong)extras.Pending.Count);
        foreach (var pending in extras.Pending)
        {
            writer.Varint((ulong)pending.Day);
            writer.Byte((byte)pending.Part);
            writer.Varint((ulong)pending.Amount);
        }

        writer.Varint((ulong)extras.Grace.Count);
        foreach (var segment in extras.Grace)
        {
            writer.Varint((ulong)segment.Index);
            writer.Varint((ulong)segment.From);
            writer.Varint((ulong)segment.To);
            writer.Varint((ulong)segment.Base);
        }
    }

    internal static LoanExtras Read(ref StateReader reader, int dues)
    {
        var extras = new LoanExtras
        {
            IsChargedOff = reader.Flag(),
            FeesPaid = reader.Minor(),
            PenaltiesPaid = reader.Minor(),
            Waived = reader.Minor(),
            WrittenOff = reader.Minor(),
            WrittenOffPrincipal = reader.Minor(),
            Recovered = reader.Minor(),
            Capitalized = reader.Minor(),
            Repaid = reader.Minor(),
            Ahead = reader.Minor(),
            Waiting = DueParts.Of(reader.Minor(), reader.Minor(), reader.Minor(), principal: 0),
        };
        var pending = reader.Count(MaxList);
        for (var i = 0; i < pending; i++)
        {
            extras.Pending.Add(new PendingCharge(reader.DayNumber(), (DuePart)reader.Byte(), reader.Minor()));
            StateReader.Require(extras.Pending[i].Part <= DuePart.Fee && (i == 0 || extras.Pending[i].Day >= extras.Pending[i - 1].Day), "its charges are not in order");
        }

        var grace = reader.Count(MaxList);
        for (var i = 0; i < grace; i++)
        {
            extras.Grace.Add(new GraceSegment(reader.Count(MaxList), reader.DayNumber(), reader.DayNumber(), reader.Minor()));
            StateReader.Require(extras.Grace[i].Index < dues && extras.Grace[i].From <= extras.Grace[i].To, "its days of grace are not in order");
        }

        return extras;
    }
}
