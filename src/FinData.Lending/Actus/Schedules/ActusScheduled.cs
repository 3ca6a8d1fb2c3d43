namespace FinData.Lending;

/// <summary>An event to come: when the schedule has it, when it takes place after the move to a business day, and, for an observed event, its amount.</summary>
internal readonly record struct ActusScheduled(ActusEventType Type, DateTime Scheduled, DateTime Time, decimal? Amount = null) : IComparable<ActusScheduled>
{
    /// <summary>In time, and at one instant in the sequence of the event types.</summary>
    public int CompareTo(ActusScheduled other)
    {
        var order = Time.CompareTo(other.Time);
        order = order != 0 ? order : Type.CompareTo(other.Type);
        return order != 0 ? order : Scheduled.CompareTo(other.Scheduled);
    }
}
