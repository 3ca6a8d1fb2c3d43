namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    /// <summary>Replaces what is unpaid by new installments from a day on.</summary>
    private void ReAge(EntryRun run)
    {
        var reAge = run.ReAge ?? throw new InvalidOperationException("A re-aging has no plan.");
        if (facts.Recalculates && reAge.InterestHandling == InterestHandling.Default)
        {
            ReAgeAsAnnuity(run, reAge);
        }
        else if (facts.Recalculates)
        {
            ReAgeInEqualParts(run, reAge);
        }
        else
        {
            ReAgeLines(run, reAge);
        }

        run.IsVoid = run.Amount == 0;
    }

    private void ReAgeLines(EntryRun run, ProgressiveReAge reAge)
    {
        var spreads = facts.BearsInterest;
        var lifted = Lift(run.Date, withInterest: spreads, withCharges: spreads, skipDownPayments: spreads, out var liftedCharges);
        run.SetParts(lifted);
        if (run.Amount == 0)
        {
            return;
        }

        var parts = ReAgedParts.Of(facts, lifted, reAge.InstallmentCount, Terms.InstallmentMultiple);
        var charges = liftedCharges.ConvertAll(charge => (charge, EqualParts.Of(facts.Math, charge.Outstanding, reAge.InstallmentCount)));
        var (number, from) = FirstReAged(reAge.Start);
        var due = reAge.Start;
        ScheduleLine? last = null;
        for (var i = 0; i < reAge.InstallmentCount; i++)
        {
            last = InsertReAged(new ScheduleLine { Number = number + i, From = from, Due = due, IsReAged = true, Charged = parts.At(i) }, run.Date);
            foreach (var (charge, shares) in charges)
            {
                charge.Shares.Add((last, shares.At(i)));
            }

            from = due;
            due = Calendar.Plus(due, reAge.Every, reAge.Frequency);
        }

        Lines.RemoveAll(line => !line.IsAdditional && line.Number > last!.Number && line.Paid.Total == 0);
        SortLines();
    }

    /// <summary>Takes what is outstanding off all lines.</summary>
    private PartAmounts Lift(DateOnly date, bool withInterest, bool withCharges, bool skipDownPayments, out List<ChargeRun> charges)
    {
        charges = [];
        var lifted = default(PartAmounts);
        foreach (var line in Lines.Where(line => !skipDownPayments || !line.IsDownPayment))
        {
            var outstanding = line.Outstanding;
            var taken = new PartAmounts(
                Math.Max(0, outstanding.Principal),
                withInterest ? Math.Max(0, outstanding.Interest) : 0,
                withCharges ? outstanding.Fees : 0,
                withCharges ? outstanding.Penalties : 0);
            if (withCharges)
            {
                charges.AddRange(Charges.Where(charge => charge.Outstanding > 0 && charge.Shares.Exists(share => share.Line == line)).Except(charges).ToList());
            }

            line.Charged -= taken;
            line.UpdateMet(date);
            lifted += taken;
        }

        return lifted;
    }

    private (int Number, DateOnly From) FirstReAged(DateOnly start)
    {
        var normal = Lines.Where(static line => !line.IsDownPayment).OrderBy(static line => line.Due).ToList();
        return normal.FindLast(line => line.Due < start) is { } last ? (last.Number + 1, last.Due) : (normal[0].Number, normal[0].From);
    }

    private void ShiftNumbers(int from)
    {
        foreach (var line in Lines.Where(line => line.Number >= from))
        {
            line.Number++;
        }
    }

    /// <summary>Puts a new installment in the place of the one with its number, which may keep payments and charges.</summary>
    private ScheduleLine InsertReAged(ScheduleLine line, DateOnly date)
    {
        var target = Lines.Find(other => other.Number == line.Number);
        if (target is null || (target.IsAdditional && target.Due > line.Due))
        {
            ShiftNumbers(line.Number);
            line.UpdateMet(date);
            Lines.Add(line);
            return line;
        }

        target.IsAdditional = false;
        target.IsReAged = true;
        target.From = line.From;
        target.Due = line.Due;
        target.Charged = line.Charged + new PartAmounts(target.Paid.Principal, target.Paid.Interest, target.Charged.Fees, target.Charged.Penalties);
        target.UpdateMet(date);
        return target;
    }

    private void SortLines()
    {
        var sorted = Lines.OrderBy(static line => line.From).ThenBy(static line => line.Due).ThenBy(static line => line.Number).ToList();
        Lines.Clear();
        Lines.AddRange(sorted);
        ScheduleLines.Renumber(Lines);
        for (var i = 1; i < Lines.Count; i++)
        {
            if (!Lines[i].IsDownPayment && Lines[i].From != Lines[i - 1].Due)
            {
                Lines[i].From = Lines[i - 1].Due;
            }
        }
    }
}
