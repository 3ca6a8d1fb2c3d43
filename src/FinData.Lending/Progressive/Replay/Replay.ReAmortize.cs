namespace FinData.Lending.Progressive;

internal sealed partial class Replay
{
    /// <summary>Spreads what is past due over the installments to come.</summary>
    private void ReAmortize(EntryRun run)
    {
        var past = Lines.FindAll(line => line.Due <= run.Date);
        var future = Lines.FindAll(line => line.Due > run.Date && line is { IsRegular: true, IsReAged: false });
        var principal = past.Sum(static line => line.Charged.Principal - line.Paid.Principal);
        if (!facts.Recalculates)
        {
            run.SetParts(new PartAmounts(principal, 0, 0, 0));
            run.IsVoid = principal == 0;
            SpreadPrincipal(past, future, principal, run.Date);
            return;
        }

        var interest = past.Count == 0 ? 0 : Plan.OutstandingInterestOn(past.Max(static line => line.Due));
        run.SetParts(new PartAmounts(principal, interest, 0, 0));
        run.IsVoid = run.Amount == 0;
        if (run.IsVoid)
        {
            return;
        }

        var isSplit = run.Handling is InterestHandling.EqualAmortizationPayable or InterestHandling.EqualAmortizationFull;
        Plan.ReAmortize(run.Date, isSplit);
        FollowPlan(run.Date);
        if (isSplit)
        {
            SpreadFees(past, future, run.Date);
        }
    }

    private void SpreadPrincipal(List<ScheduleLine> past, List<ScheduleLine> future, decimal principal, DateOnly date)
    {
        foreach (var line in past)
        {
            line.SetDue(AllocationPart.Principal, line.Paid.Principal);
            line.UpdateMet(date);
        }

        var part = future.Count == 0 ? 0 : facts.Math.Amount(principal / future.Count);
        if (Terms.InstallmentMultiple is > 0)
        {
            part = facts.Math.ToMultiple(part, Terms.InstallmentMultiple.Value);
        }

        for (var i = 0; i < future.Count && principal != 0; i++)
        {
            future[i].AddDue(AllocationPart.Principal, i == future.Count - 1 ? principal : part, date);
            principal -= part;
        }
    }

    private void SpreadFees(List<ScheduleLine> past, List<ScheduleLine> future, DateOnly date)
    {
        var fees = past.Sum(static line => line.Outstanding.Fees);
        foreach (var line in past)
        {
            line.SetDue(AllocationPart.Fee, line.Paid.Fees);
            line.UpdateMet(date);
        }

        var parts = EqualParts.Of(facts.Math, fees, Math.Max(1, future.Count));
        for (var i = 0; i < future.Count; i++)
        {
            future[i].AddDue(AllocationPart.Fee, parts.At(i), date);
        }
    }
}
