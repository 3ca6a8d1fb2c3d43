namespace FinData.Lending.Progressive;

internal sealed partial class ProgressiveBalances
{
    private const int MaxLengthOfFact = 64;

    // As many events as any contract can have.
    private const int MaxFacts = 1 << 24;

    internal override int MaxStateLength => 32 + (MaxLengthOfFact * history.Count);

    internal override void Write(ref StateWriter writer)
    {
        writer.Varint((ulong)opened.DayNumber);
        writer.Varint((ulong)asOf.DayNumber);
        writer.Varint((ulong)history.Count);
        var day = opened.DayNumber;
        foreach (var fact in history)
        {
            writer.Byte((byte)fact.Kind);
            writer.Varint((ulong)(fact.Day - day));
            writer.Varint((ulong)fact.Amount);
            WriteDetail(ref writer, fact);
            day = fact.Day;
        }
    }

    internal static ProgressiveBalances Read(ref StateReader reader, LoanTerms terms)
    {
        var loan = new ProgressiveBalances(terms, DateOnly.FromDayNumber(reader.DayNumber()));
        var asOf = reader.DayNumber();
        var count = reader.Count(MaxFacts);
        for (var i = 0; i < count; i++)
        {
            var kind = (EventKind)reader.Byte();
            loan.MoveTo(DateOnly.FromDayNumber(loan.asOf.DayNumber + reader.Count(DateOnly.MaxValue.DayNumber - loan.asOf.DayNumber)));
            var fact = new ProgressiveFact(kind, loan.asOf.DayNumber, reader.Minor(), ReadDetail(ref reader, kind, loan.asOf.DayNumber));
            StateReader.Require(!loan.isClosed && loan.Take(fact) == RefusalReason.None, "it holds an event that could not be applied");
        }

        StateReader.Require(asOf >= loan.asOf.DayNumber, "it stands before its last event");
        loan.MoveTo(DateOnly.FromDayNumber(asOf));
        return loan;
    }

    private static void WriteDetail(ref StateWriter writer, in ProgressiveFact fact)
    {
        switch (fact.Detail)
        {
            case FeeCharge charge:
                writer.Byte((byte)charge.Part);
                WriteDay(ref writer, charge.DueDate, fact.Day);
                break;
            case Waiver waiver:
                writer.Byte((byte)waiver.Part);
                break;
            case RateChange change:
                TermsCodec.WriteRate(ref writer, ScaledRate.Of(change.Rate));
                break;
            case Rescheduling change:
                WriteDay(ref writer, change.FirstDueDate, fact.Day);
                writer.Varint((ulong)(change.Count ?? 0));
                writer.Byte((byte)(change.Frequency ?? 0));
                writer.Byte(change.Rate is null ? (byte)0 : (byte)1);
                if (change.Rate is { } rate)
                {
                    TermsCodec.WriteRate(ref writer, ScaledRate.Of(rate));
                }

                break;
        }
    }

    private static EventDetail? ReadDetail(ref StateReader reader, EventKind kind, int day)
    {
        switch (kind)
        {
            case EventKind.FeeCharged:
                return new FeeCharge((DuePart)reader.Byte(), ReadDay(ref reader, day));
            case EventKind.Waived:
                return new Waiver((DuePart)reader.Byte());
            case EventKind.RateChanged:
                return new RateChange(TermsCodec.ReadScaledRate(ref reader).ToRate());
            case EventKind.Rescheduled or EventKind.ReAged:
                var due = ReadDay(ref reader, day);
                var count = reader.Count(LoanTerms.MaxCount);
                var frequency = reader.Byte();
                var rate = reader.Flag() ? TermsCodec.ReadScaledRate(ref reader).ToRate() : (Rate?)null;
                return new Rescheduling(due, count == 0 ? null : count, frequency == 0 ? null : (Frequency)frequency, rate);
            default:
                StateReader.Require(kind is EventKind.Disbursed or EventKind.PaymentReceived or EventKind.CreditRefunded or EventKind.ChargedOff
                    or EventKind.Recovered or EventKind.Closed, "it holds an event of another kind");
                return null;
        }
    }

    // Zero for none, else one more than the days from the event on.
    private static void WriteDay(ref StateWriter writer, DateOnly? date, int day) => writer.Varint(date is { } given ? 1 + (ulong)(given.DayNumber - day) : 0);

    private static DateOnly? ReadDay(ref StateReader reader, int day)
    {
        var after = reader.Count(DateOnly.MaxValue.DayNumber - day + 1);
        return after == 0 ? null : DateOnly.FromDayNumber(day + after - 1);
    }
}
