using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

/// <summary>A charge while a replay works on it.</summary>
internal sealed class ChargeRun(ChargeEntry entry)
{
    internal ChargeEntry Entry { get; } = entry;

    /// <summary>The waivers that this replay knows of; another one makes the charge another fact.</summary>
    internal ImmutableArray<(Entry Waiver, int? Installment)> Waivers { get; } = [.. entry.LiveWaivers];

    /// <summary>What it comes to on each line.</summary>
    internal List<(ScheduleLine Line, decimal Amount)> Shares { get; } = [];

    internal decimal Amount { get; set; }

    internal decimal Paid { get; set; }

    internal decimal Waived { get; set; }

    internal decimal Outstanding => Amount - Paid - Waived;
}
