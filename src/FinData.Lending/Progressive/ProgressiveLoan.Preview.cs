using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    /// <summary>The schedule as a re-aging would leave it; nothing changes.</summary>
    public ProgressiveOutcome PreviewReAge(ProgressiveReAge reAge, out ImmutableArray<ProgressiveInstallment> installments)
    {
        ArgumentNullException.ThrowIfNull(reAge);
        installments = [];
        return CheckReAge(reAge) ?? Preview(ReAgeEntry(reAge, lastId + 1), out installments);
    }

    /// <summary>The schedule as a re-amortization would leave it; nothing changes.</summary>
    public ProgressiveOutcome PreviewReAmortize(DateOnly date, InterestHandling interestHandling, out ImmutableArray<ProgressiveInstallment> installments)
    {
        installments = [];
        return CheckReAmortize(date, interestHandling) ?? Preview(ReAmortizeEntry(date, interestHandling, lastId + 1), out installments);
    }

    private ProgressiveOutcome Preview(Entry entry, out ImmutableArray<ProgressiveInstallment> installments)
    {
        facts.Entries.Add(entry);
        var then = Replay.Of(facts, BusinessDate, memory);
        facts.Entries.Remove(entry);
        installments = ScheduleView.Of(then, DisbursementsInView(), Terms.IsCumulative);
        return then.Runs.Exists(run => run.Entry == entry && run.IsVoid)
            ? Refused(ProgressiveRefusal.AmountNotAllowed, "there is nothing that it would change")
            : ProgressiveOutcome.Applied();
    }
}
