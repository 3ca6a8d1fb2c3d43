using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

internal sealed partial class ProgressiveBalances
{
    /// <summary>The schedule as it stands: what is still to come follows from what happened so far.</summary>
    internal override Schedule Schedule
    {
        get
        {
            var lines = (ended ?? Standing).Replay.Lines;
            var opening = lines.Sum(static line => line.Charged.Principal);
            var installments = ImmutableArray.CreateBuilder<Installment>(lines.Count);
            foreach (var line in lines)
            {
                installments.Add(new Installment(line.Number, line.From, line.Due, opening, line.Charged.Principal, line.Charged.Interest, line.Charged.Fees, line.Charged.Penalties));
                opening -= line.Charged.Principal;
            }

            return new Schedule(installments.MoveToImmutable());
        }
    }

    internal override ImmutableArray<DueItem> DueItems
    {
        get
        {
            if (disbursed == 0)
            {
                return [];
            }

            var now = ended ?? Standing;
            return
            [
                .. from line in now.Replay.Lines
                   where line.Due <= now.Day
                   let owed = line.Charged - line.Waived - (ended is null ? default : line.Outstanding)
                   select new DueItem(line.Number, line.Due, AmountsOf(owed), AmountsOf(line.Paid)),
            ];
        }
    }

    internal override InstallmentPaid PaidOf(int number)
        => disbursed > 0 && (ended ?? Standing).Replay.Lines.Find(line => line.Number == number) is { } line ? AmountsOf(line.Paid) : default;

    internal override Payoff PayoffAt(DateOnly date)
    {
        date = date < asOf ? asOf : date;
        if (!IsRunning)
        {
            return new Payoff(date, 0, 0, 0, 0, 0);
        }

        var then = date == asOf ? Standing : StandingOn(date);
        var parts = facts.Recalculates ? Replay.PayoffOf(facts, Standing.Replay, asOf, date, memory) : then.Outstanding;
        return new Payoff(date, parts.Principal, parts.Interest, parts.Fees, parts.Penalties, then.Credit);
    }

    private static InstallmentPaid AmountsOf(PartAmounts parts) => new(parts.Principal, parts.Interest, parts.Fees, parts.Penalties);
}
