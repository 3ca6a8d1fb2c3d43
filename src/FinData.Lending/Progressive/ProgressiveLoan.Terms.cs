using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    public ProgressiveOutcome Reschedule(ProgressiveReschedule reschedule)
    {
        ArgumentNullException.ThrowIfNull(reschedule);
        if (IsChargedOff)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "the loan is charged off");
        }

        var hasGrace = reschedule.GraceOnPrincipal > 0 || reschedule.GraceOnInterest > 0;
        if (hasGrace && !facts.CanLayOut)
        {
            return Refused(ProgressiveRefusal.NotOffered, "grace goes with cumulative schedules without interest, or with flat interest by period");
        }

        if (reschedule is { NewRatePercent: null, AdjustedDueDate: null, ExtraTerms: 0 } && !hasGrace)
        {
            return Refused(ProgressiveRefusal.InvalidCommand, "nothing changes");
        }

        if (reschedule.NewRatePercent < 0)
        {
            return Refused(ProgressiveRefusal.AmountNotAllowed, "a rate isn't negative");
        }

        if (reschedule.NewRatePercent < Terms.LeastRatePercent || reschedule.NewRatePercent > Terms.MostRatePercent)
        {
            return Refused(ProgressiveRefusal.AmountNotAllowed, $"a rate lies between {Terms.LeastRatePercent} and {Terms.MostRatePercent}");
        }

        if (reschedule.AdjustedDueDate is { } due)
        {
            facts.Variations.Add(new DueDateVariation(NextId(), reschedule.From, due));
        }

        if (reschedule.ExtraTerms > 0)
        {
            facts.Variations.Add(new ExtraTermsVariation(NextId(), reschedule.From, reschedule.ExtraTerms));
        }

        if (hasGrace)
        {
            facts.Variations.Add(new GraceVariation(NextId(), reschedule.From, reschedule.GraceOnPrincipal, reschedule.GraceOnInterest));
        }

        if (reschedule.NewRatePercent is { } rate)
        {
            facts.Variations.Add(new RateVariation(NextId(), reschedule.From, rate));
        }

        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied(lastId);
    }

    /// <summary>No interest accrues from one day to the other, both inclusive. The outcome's id names the pause.</summary>
    public ProgressiveOutcome PauseInterest(DateOnly from, DateOnly to)
    {
        if (CheckPause(from, to) is { } refusal)
        {
            return refusal;
        }

        var id = NextId();
        facts.Variations.Add(new PauseVariation(id, from, to));
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied(id);
    }

    public ProgressiveOutcome ChangePause(int id, DateOnly from, DateOnly to)
    {
        if (FindPause(id) is not { } pause)
        {
            return Refused(ProgressiveRefusal.UnknownTarget, $"the loan has no pause {id}");
        }

        if (CheckPause(from, to) is { } refusal)
        {
            return refusal;
        }

        facts.Variations[facts.Variations.IndexOf(pause)] = pause with { From = from, To = to };
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied(id);
    }

    public ProgressiveOutcome RemovePause(int id)
    {
        if (FindPause(id) is not { } pause)
        {
            return Refused(ProgressiveRefusal.UnknownTarget, $"the loan has no pause {id}");
        }

        facts.Variations.Remove(pause);
        Refresh(BusinessDate);
        return ProgressiveOutcome.Applied(id);
    }

    /// <summary>The pauses of interest as they stand, in the order in which they were made.</summary>
    public ImmutableArray<(DateOnly From, DateOnly To)> InterestPauses => [.. facts.Variations.OfType<PauseVariation>().Select(static pause => (pause.From, pause.To))];

    private PauseVariation? FindPause(int id) => facts.Variations.OfType<PauseVariation>().FirstOrDefault(pause => pause.Id == id);

    private ProgressiveOutcome? CheckPause(DateOnly from, DateOnly to)
    {
        if (!facts.Recalculates)
        {
            return Refused(ProgressiveRefusal.NotOffered, "only a loan that recalculates interest can pause it");
        }

        return from > to || from < facts.DisbursedOn || to > replay.Lines.Max(static line => line.Due)
            ? Refused(ProgressiveRefusal.DateNotAllowed, "a pause lies within the loan's days, its start before its end")
            : null;
    }
}
