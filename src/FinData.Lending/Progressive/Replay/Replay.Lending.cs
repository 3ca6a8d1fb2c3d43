namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    private void Disburse(EntryRun run)
    {
        var downPayment = DownPaymentOf(run.Amount);
        if (downPayment > 0 && Lines.Find(static line => line is { IsDownPayment: true, Charged.Principal: 0 }) is { } line)
        {
            line.AddDue(AllocationPart.Principal, downPayment, run.Date);
        }

        var rest = run.Amount - downPayment;
        if (facts.IsLaidOut)
        {
            LayOut(processed.Where(static other => other.Type == ProgressiveTransactionType.Disbursement).Append(run));
        }
        else if (Cumulative is not null && run.Date <= Plan.Maturity)
        {
            LendCumulatively(run);
        }
        else if (run.Date <= Plan.Maturity)
        {
            Plan.HandedOut += run.Amount;
            Plan.Disburse(run.Date, rest);
            TakeDuesFrom(Plan.SpreadsFlatCumulatively ? Plan.Start : run.Date);
        }
        else
        {
            LendBehindMaturity(run, rest);
        }

        UseOverpayment(run);
    }

    private void Capitalize(EntryRun run)
    {
        run.Parts = new PartAmounts(run.Amount, 0, 0, 0);
        if (run.Date <= Plan.Maturity)
        {
            Plan.Capitalize(run.Date, run.Amount);
            TakeDuesFrom(run.Date);
        }
        else
        {
            LendBehindMaturity(run, run.Amount);
        }

        UseOverpayment(run);
    }

    internal decimal DownPaymentOf(decimal amount)
    {
        if (Terms.DownPaymentPercent is not > 0)
        {
            return 0;
        }

        var part = facts.Math.Over(facts.Math.Times(amount, Terms.DownPaymentPercent.Value), 100);
        return facts.Math.Amount(Terms.InstallmentMultiple is > 0 ? facts.Math.ToMultiple(part, Terms.InstallmentMultiple.Value) : part);
    }

    private void TakeDuesFrom(DateOnly date)
    {
        foreach (var period in Plan.Periods)
        {
            if (period.Due >= date && LineOf(period) is { } line)
            {
                line.SetDue(AllocationPart.Principal, period.DuePrincipal);
                line.SetDue(AllocationPart.Interest, period.DueInterest);
                if (!Terms.IsCumulative || line.Outstanding.Total > 0)
                {
                    // A cumulative installment with nothing due is met by the next payment, not by the lending.
                    line.UpdateMet(date);
                }
            }
        }
    }

    private void LendBehindMaturity(EntryRun run, decimal amount)
    {
        var line = AdditionalLine(run.Date);
        line.AddDue(AllocationPart.Principal, amount, run.Date);
    }

    /// <summary>The line behind the schedule, made or moved so that it is due on a day.</summary>
    private ScheduleLine AdditionalLine(DateOnly date)
    {
        var line = Lines.Find(static line => line.IsAdditional);
        if (line is null)
        {
            line = new ScheduleLine { Number = Lines.Count + 1, From = Lines.Where(static l => !l.IsDownPayment).Max(static l => l.Due), Due = date, IsAdditional = true };
            Lines.Add(line);
        }
        else if (line.Due < date)
        {
            line.Due = date;
        }

        return line;
    }

    /// <summary>What was paid too much pays what falls due anew.</summary>
    private void UseOverpayment(EntryRun run)
    {
        if (overpaid > 0)
        {
            run.Overpayment = Math.Min(run.Amount, overpaid);
            overpaid = Allocate(run, overpaid, DefaultAllocation, out _);
        }
    }

    private void Vary(Variation variation)
    {
        if (facts.IsLaidOut)
        {
            // A variation that comes before the lending is met there.
            LayOut(processed.Where(static run => run.Type == ProgressiveTransactionType.Disbursement));
            return;
        }

        switch (variation)
        {
            case RateVariation rate:
                Plan.ChangeRate(rate.From, rate.RatePercent);
                break;
            case PauseVariation pause:
                Plan.Pause(pause.From, pause.To);
                break;
            case ExtraTermsVariation extra:
                Extend(extra);
                break;
            case DueDateVariation due:
                MoveDueDates(due);
                break;
        }

        foreach (var line in Lines.Where(line => !line.IsMet && variation.From <= line.Due && !line.IsDownPayment))
        {
            if (Plan.Find(line.From, line.Due) is { } period)
            {
                line.SetDue(AllocationPart.Interest, period.DueInterest);
                line.SetDue(AllocationPart.Principal, period.DuePrincipal);
            }
        }
    }

    private void Extend(ExtraTermsVariation extra)
    {
        var before = Plan.Periods.Count;
        Plan.Extend(extra.From, extra.Count, Plan.Start, before);
        var at = Lines.FindLastIndex(static line => line.IsRegular) + 1;
        foreach (var period in Plan.Periods.Skip(before))
        {
            Lines.Insert(at++, new ScheduleLine { Number = at, From = period.From, Due = period.Due });
        }

        ScheduleLines.Renumber(Lines);
    }

    private void MoveDueDates(DueDateVariation variation)
    {
        var lines = Lines.FindAll(static line => line.IsRegular);
        if (Plan.MoveDueDates(variation.From, variation.NewDue))
        {
            for (var i = 0; i < Math.Min(lines.Count, Plan.Periods.Count); i++)
            {
                lines[i].From = Plan.Periods[i].From;
                lines[i].Due = Plan.Periods[i].Due;
            }

            TakeInAdditionalLine();
            SortByDueDate();
        }
    }

    // A line behind the schedule is due with the last installment, once that one falls due behind it.
    private void TakeInAdditionalLine()
    {
        if (Lines.Find(static line => line.IsAdditional) is not { } additional || Lines.FindLast(static line => line.IsRegular) is not { } last || last.Due < additional.Due
            || additional.Paid.Total > 0 || additional.Credited.Total > 0)
        {
            return;
        }

        last.Charged += additional.Charged;
        last.Waived += additional.Waived;
        last.CheckMet(last.MetOn);
        foreach (var charge in Charges)
        {
            for (var i = 0; i < charge.Shares.Count; i++)
            {
                if (charge.Shares[i].Line == additional)
                {
                    charge.Shares[i] = (last, charge.Shares[i].Amount);
                }
            }
        }

        Lines.Remove(additional);
    }
}
