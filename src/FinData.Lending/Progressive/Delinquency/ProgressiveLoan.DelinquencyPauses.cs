using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    private readonly List<DelinquencyAction> delinquencyActions = [];

    /// <summary>Pauses and their ends, in the order in which they were asked for.</summary>
    public ImmutableArray<DelinquencyAction> DelinquencyActions => [.. delinquencyActions];

    /// <summary>Pauses as they came out: one that was ended early ends on that day.</summary>
    public ImmutableArray<DelinquencyPause> DelinquencyPauses =>
    [
        .. from pause in delinquencyActions
           where pause.IsPause
           let end = delinquencyActions.Find(action => !action.IsPause && pause.From <= action.From && action.From <= pause.To)
           orderby pause.From
           select new DelinquencyPause(pause.From, end?.From ?? pause.To!.Value),
    ];

    /// <summary>Days from the first to before the last do not count as delinquent.</summary>
    public ProgressiveOutcome PauseDelinquency(DateOnly from, DateOnly to)
    {
        if (!IsOpen)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "only an open loan can be delinquent");
        }

        if (from >= to || from < facts.DisbursedOn)
        {
            return Refused(ProgressiveRefusal.DateNotAllowed, "a pause lasts a day at least, and starts after the disbursement");
        }

        if (DelinquencyPauses.Any(other => (other.From < to && to < other.To) || (other.From < from && from < other.To) || other == new DelinquencyPause(from, to)))
        {
            return Refused(ProgressiveRefusal.DateNotAllowed, "there is another pause in these days");
        }

        delinquencyActions.Add(new DelinquencyAction(from, to));
        if (from < BusinessDate)
        {
            Classify(BusinessDate);
        }

        return ProgressiveOutcome.Applied();
    }

    /// <summary>Ends the pause of a day, which is the business date.</summary>
    public ProgressiveOutcome ResumeDelinquency(DateOnly date)
    {
        if (!IsOpen)
        {
            return Refused(ProgressiveRefusal.StatusNotAllowed, "only an open loan can be delinquent");
        }

        if (date != BusinessDate || !DelinquencyPauses.Any(pause => pause.Contains(date)) || delinquencyActions.Exists(action => !action.IsPause && action.From == date))
        {
            return Refused(ProgressiveRefusal.DateNotAllowed, "a pause ends on the business date, while it lasts, and once");
        }

        delinquencyActions.Add(new DelinquencyAction(date, null));
        return ProgressiveOutcome.Applied();
    }

    private int PausedDaysBefore(DateOnly date) => DelinquencyPauses.Sum(pause => pause.DaysBefore(date));
}
