namespace FinData.Lending.Progressive;

/// <summary>A charge while a replay works on it.</summary>
internal sealed class ChargeRun(ChargeEntry entry)
{
    internal ChargeEntry Entry { get; } = entry;

    /// <summary>What it comes to on each line.</summary>
    internal List<(ScheduleLine Line, decimal Amount)> Shares { get; } = [];

    internal decimal Amount { get; set; }

    internal decimal Paid { get; set; }

    internal decimal Waived { get; set; }

    internal decimal Outstanding => Amount - Paid - Waived;
}
