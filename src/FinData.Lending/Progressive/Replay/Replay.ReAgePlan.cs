namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    private void ReAgeAsAnnuity(EntryRun run, ProgressiveReAge reAge)
    {
        var interest = Plan.OutstandingInterestOn(run.Date);
        var principal = Plan.TotalOutstandingPrincipal;
        var start = reAge.Start == facts.DisbursedOn ? reAge.Start : Calendar.Plus(reAge.Start, -reAge.Every, reAge.Frequency);
        Plan.ReAge(run.Date, start, reAge, principal, facts.AnnualRatePercent);
        TakeReAgedLines(run.Date, line => !line.IsRegular || line.From >= start);
        run.SetParts(new PartAmounts(principal, interest, 0, 0));
        SortLines();
        PauseAgain(start);
    }

    private void ReAgeInEqualParts(EntryRun run, ProgressiveReAge reAge)
    {
        var until = reAge.InterestHandling == InterestHandling.EqualAmortizationPayable ? run.Date : Plan.Maturity;
        var (principal, interest) = Plan.OutstandingOn(until);
        var lifted = Lift(run.Date, withInterest: true, withCharges: true, skipDownPayments: true, out var liftedCharges);
        run.SetParts(new PartAmounts(principal, interest, lifted.Fees, lifted.Penalties));
        var parts = ReAgedParts.Of(facts, run.Parts, reAge.InstallmentCount, multiple: null);
        var charges = liftedCharges.ConvertAll(charge => (charge, EqualParts.Of(facts.Math, charge.Outstanding, reAge.InstallmentCount)));
        Plan.ReAgeInEqualParts(run.Date, reAge, parts);
        TakeReAgedLines(run.Date, static _ => true);
        var index = 0;
        foreach (var period in Plan.Periods.Where(static period => period is { IsReAged: true, HoldsEarlyPayments: false }))
        {
            if (LineOf(period) is { } line)
            {
                line.Charged = line.Charged with { Fees = parts.Fees.At(index), Penalties = parts.Penalties.At(index) };
                line.CheckMet(run.Date);
                charges.ForEach(share => share.charge.Shares.Add((line, share.Item2.At(index))));
                index++;
            }
        }

        SortLines();
    }

    /// <summary>Rebuilds the lines from the plan: those behind the day are replaced, what was paid on them stands in the line that ends on it.</summary>
    private void TakeReAgedLines(DateOnly date, Predicate<ScheduleLine> isReAged)
    {
        var replaced = Lines.FindAll(line => !line.IsDownPayment && line.Due >= date);
        var paid = replaced.Aggregate(default(PartAmounts), static (sum, line) => sum + line.Paid);
        var inAdvance = replaced.Sum(static line => line.PaidInAdvance);
        var late = replaced.Sum(static line => line.PaidLate);
        Lines.RemoveAll(replaced.Contains);
        foreach (var period in Plan.Periods)
        {
            if (LineOf(period) is { } kept)
            {
                kept.SetDue(AllocationPart.Principal, period.Installment == 0 ? 0 : period.DuePrincipal);
                kept.SetDue(AllocationPart.Interest, period.Installment == 0 ? 0 : period.DueInterest);
                kept.UpdateMet(date);
                continue;
            }

            var line = new ScheduleLine
            {
                Number = Lines.Count + 1,
                From = period.From,
                Due = period.Due,
                Charged = new PartAmounts(period.DuePrincipal, period.DueInterest, 0, 0),
            };
            line.IsReAged = isReAged(line);
            line.Credited = new PartAmounts(period.CreditedPrincipal, 0, 0, 0);
            if (period.HoldsEarlyPayments)
            {
                line.Charged += new PartAmounts(0, 0, paid.Fees, paid.Penalties);
                line.Paid = new PartAmounts(period.PaidPrincipal, period.PaidInterest, paid.Fees, paid.Penalties);
                line.PaidInAdvance = inAdvance;
                line.PaidLate = late;
            }

            line.UpdateMet(date);
            Lines.Add(line);
        }

        PutChargesAgain(replaced);
    }

    private void PutChargesAgain(List<ScheduleLine> replaced)
    {
        foreach (var charge in Charges.Where(charge => charge.Shares.Exists(share => replaced.Contains(share.Line))))
        {
            var amount = charge.Shares.Where(share => replaced.Contains(share.Line)).Sum(static share => share.Amount) - charge.Paid;
            charge.Shares.RemoveAll(share => replaced.Contains(share.Line));
            var due = charge.Entry.Due ?? DateOnly.MaxValue;
            var line = Lines.Where(static line => !line.IsDownPayment).OrderBy(static line => line.Due).FirstOrDefault(line => due <= line.Due);
            if (amount > 0 && (line ?? (charge.Entry.Due is { } late ? AdditionalLine(late) : null)) is { } target)
            {
                charge.Shares.Add((target, amount));
                target.AddDue(charge.Entry.Part, amount, target.MetOn);
            }
        }
    }

    private void PauseAgain(DateOnly from)
    {
        var end = Lines.Max(static line => line.Due);
        foreach (var pause in facts.Variations.OfType<PauseVariation>().Where(pause => pause.To >= from && pause.From < end).ToList())
        {
            Vary(pause);
        }
    }
}
