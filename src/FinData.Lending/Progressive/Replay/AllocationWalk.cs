namespace FinData.Lending.Progressive;

/// <summary>One payment on its way through the installments.</summary>
internal sealed class AllocationWalk(EntryRun run, FutureInstallmentRule future, int lineCount)
{
    // Every round pays something or ends; this only bounds a fault.
    private const int RoundsPerLine = 100;

    internal EntryRun Run => run;

    internal FutureInstallmentRule Future => future;

    internal int MaxRounds => lineCount * RoundsPerLine;

    internal PartAmounts Parts { get; set; }

    /// <summary>Lines on which nothing can be paid in advance on this day.</summary>
    internal HashSet<ScheduleLine> Skipped { get; } = [];
}
