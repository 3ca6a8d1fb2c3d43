namespace FinData.Grains;

/// <summary>What is said of a contract in quarantine.</summary>
internal static class QuarantineViews
{
    /// <summary>A fold that broke once and breaks no longer: the state was damaged, or the server has learnt since.</summary>
    private const string Passed = "the fold broke when the contract was quarantined and does not break now; its next event takes it out of quarantine.";

    private const string Unreadable = "its history cannot be read back from the store, whose files may be damaged, though the log has its events: stop the server, put the store's folder "
        + "aside and start again, and all is folded anew. The server's log has the details (event 1302).";

    /// <summary>Of the history that goes with a quarantined state.</summary>
    /// <param name="broken">Where its fold breaks; null where it does not.</param>
    public static QuarantineView Of(string contractId, int partition, long watermark, BrokenFold? broken)
    {
        var view = new QuarantineView { ContractId = contractId, Partition = partition, Watermark = watermark, Reason = Passed };
        return broken is null ? view : view with { Since = broken.Since, EventId = broken.At?.EventId, Offset = broken.At?.Event.Offset, Reason = broken.Reason };
    }

    /// <summary>Where the history itself cannot be read.</summary>
    public static QuarantineView OfUnreadable(string contractId, int partition, long watermark)
        => new() { ContractId = contractId, Partition = partition, Watermark = watermark, Reason = Unreadable };
}
