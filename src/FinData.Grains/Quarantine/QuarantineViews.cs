using FinData.Lending;

namespace FinData.Grains;

/// <summary>What is said of a contract in quarantine.</summary>
internal static class QuarantineViews
{
    /// <summary>A fold that broke once and breaks no longer: the state was damaged, or the server has learnt since.</summary>
    private const string Passed = "the fold broke when the contract was quarantined and does not break now; its next event takes it out of quarantine.";

    /// <summary>Of the history that goes with a quarantined state.</summary>
    public static QuarantineView Of(string contractId, int partition, long watermark, IReadOnlyList<HistoryEntry> entries)
    {
        var view = new QuarantineView { ContractId = contractId, Partition = partition, Watermark = watermark, Reason = Passed };
        return BrokenFold.Find(entries) is { } broken
            ? view with { Since = broken.Since, EventId = broken.At?.EventId, Offset = broken.At?.Event.Offset, Reason = broken.Reason }
            : view;
    }

    /// <summary>Where the history itself cannot be read.</summary>
    public static QuarantineView OfUnreadable(string contractId, int partition, long watermark, InvalidDataException exception)
        => new() { ContractId = contractId, Partition = partition, Watermark = watermark, Reason = $"its history cannot be read: {BrokenFold.Words(exception)}" };
}
