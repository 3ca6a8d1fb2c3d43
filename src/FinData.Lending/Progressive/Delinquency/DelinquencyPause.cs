namespace FinData.Lending.Progressive;

/// <summary>Days that do not count as delinquent, from the first to before the last.</summary>
public readonly record struct DelinquencyPause(DateOnly From, DateOnly To)
{
    /// <summary>The last day is still one of the pause, though it counts.</summary>
    public bool Contains(DateOnly date) => From <= date && date <= To;

    internal int DaysBefore(DateOnly date) => Math.Max(0, (To < date ? To : date).DayNumber - From.DayNumber);
}

/// <summary>A pause, or (without a last day) the end of one.</summary>
public sealed record DelinquencyAction(DateOnly From, DateOnly? To)
{
    public bool IsPause => To is not null;
}
