using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

/// <summary>The stretches behind each installment's interest, and what others leave it.</summary>
internal static class InterestView
{
    internal static ImmutableArray<InstallmentInterest> Of(Replay replay)
    {
        var rows = ImmutableArray.CreateBuilder<InstallmentInterest>();
        if (replay.IsLaidOut)
        {
            // Interest by period of all that was lent: no days lie behind it.
            rows.AddRange(replay.Lines.Where(static line => line.IsRegular).Select(static line => new InstallmentInterest
            {
                Installment = line.Number,
                Earned = line.Charged.Interest,
                Spread = 0,
                Deferred = 0,
                CarriedIn = 0,
                Due = line.Charged.Interest,
                Lines = [],
            }));
            return rows.ToImmutable();
        }

        foreach (var period in replay.Plan.Periods)
        {
            if (replay.Lines.Find(line => line.IsRegular && line.From == period.From && line.Due == period.Due) is not { } line)
            {
                continue;
            }

            rows.Add(new InstallmentInterest
            {
                Installment = line.Number,
                Earned = period.IsInterestMoved ? 0 : period.OwnInterest(),
                Spread = period.FixedInterest,
                Deferred = period.DeferredInterest,
                CarriedIn = period.Previous?.CarriedInterest ?? 0,
                Due = period.DueInterest,
                Lines = [.. period.Stretches.Where(static stretch => stretch.Days > 0 || stretch.CreditedInterest != 0).Select(stretch => LineOf(period, stretch))],
            });
        }

        return rows.ToImmutable();
    }

    private static InterestLine LineOf(PlanPeriod period, Stretch stretch) => new(
        stretch.From,
        stretch.To,
        stretch.Days,
        period.BaseOf(stretch),
        period.Plan.RateAt(stretch.From),
        stretch.FactorToDue,
        period.Due.DayNumber - stretch.From.DayNumber,
        period.InterestOf(stretch),
        stretch.CreditedInterest,
        stretch.IsPaused);
}
