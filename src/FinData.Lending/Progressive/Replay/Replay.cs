namespace FinData.Lending.Progressive;

/// <summary>
/// Works all transactions, charges and variations of a loan through an empty schedule, in their order: the only way in which a schedule comes
/// about. So a late, changed or undone transaction is no special case.
/// </summary>
internal sealed partial class Replay
{
    private readonly LoanFacts facts;
    private readonly bool isNested;
    private readonly List<EntryRun> processed = [];
    private List<EntryRun> overpaying = [];
    private decimal overpaid;
    private decimal interestRefunded;
    private bool isPayingOff;
    private bool isExpected; // nothing has happened: nothing is overdue
    private bool hasStoppedInterest; // charged off, written off or terminated

    private Replay(LoanFacts facts, IEnumerable<EntryRun> runs, bool isNested)
    {
        this.facts = facts;
        this.isNested = isNested;
        Runs = [.. runs];
        Charges = [.. facts.Charges.Where(static charge => !charge.IsRemoved).Select(static charge => new ChargeRun(charge))];
        Lines = ScheduleLines.Empty(facts, Runs);
        Plan = new InterestPlan(
            facts.Terms, facts.Math, facts.AnnualRatePercent, Lines.Where(static line => line.IsRegular).Select(static line => (line.From, line.Due)));
        Cumulative = facts.RecalculatesCumulatively
            ? new CumulativeSchedule(
                facts,
                Runs.Where(static run => run.Type == ProgressiveTransactionType.Disbursement).Sum(static run => run.Amount),
                Plan.CumulativeInstallment,
                Plan.PeriodInYears(),
                RegularLines.Select(static line => (line.From, line.Due)))
            : null;
    }

    internal List<ScheduleLine> Lines { get; }

    internal InterestPlan Plan { get; }

    internal List<EntryRun> Runs { get; }

    internal List<ChargeRun> Charges { get; }

    internal decimal Overpaid => overpaid;

    /// <summary>The day up to which overdue principal bears interest in this replay.</summary>
    internal DateOnly Target { get; private set; }

    private ProgressiveTerms Terms => facts.Terms;

    private bool FollowsPlan => facts.Recalculates && !hasStoppedInterest;

    /// <summary>Before anything is disbursed: as if it were, as expected.</summary>
    internal static Replay Expected(LoanFacts facts)
    {
        var tranches = facts.Tranches.Count > 0 ? facts.Tranches : [new ProgressiveTranche(facts.ExpectedDisbursement, facts.Principal)];
        var runs = tranches.Select(static (tranche, index) => new EntryRun
        {
            Type = ProgressiveTransactionType.Disbursement,
            Date = tranche.Expected,
            SubmittedOn = tranche.Expected,
            Sequence = index,
            Amount = tranche.Principal,
        });
        return new Replay(facts, runs, isNested: true) { isExpected = true }.Run(facts.ExpectedDisbursement);
    }

    private Replay Run(DateOnly target)
    {
        foreach (var operation in InOrder(facts, Runs))
        {
            Apply(operation);
        }

        return End(target);
    }

    private Replay End(DateOnly target)
    {
        Target = target;
        BringOverdueUpTo(target);
        CountOverdueUpTo(target);
        Finish();
        return this;
    }

    /// <summary>All that a replay does, in its order. Variations of one day keep the order in which they were made.</summary>
    private static List<Operation> InOrder(LoanFacts facts, IEnumerable<EntryRun> runs)
    {
        var operations = facts.Variations.Where(static variation => !variation.IsRemoved).Select(Operation.Of)
            .Concat(facts.Charges.Where(static charge => charge is { IsRemoved: false, IsAtDisbursement: false }).Select(Operation.Of))
            .Concat(runs.Select(Operation.Of))
            .Order(Comparer<Operation>.Create(Operation.Compare))
            .ToList();
        return facts.Terms.IsCumulative ? SchedulesFirst(facts, operations) : operations;
    }

    private void Apply(Operation operation)
    {
        if (operation.Variation is { } variation)
        {
            Vary(variation);
        }
        else if (operation.Run is { } run)
        {
            Process(run);
            processed.Add(run);
            if (run.Overpayment > 0 && run.Type.IsPayment())
            {
                overpaying.Add(run);
            }
        }
        else
        {
            var charge = Charges.Find(charge => charge.Entry == operation.Charge)!;
            Charge(charge);
            if (charge.Outstanding > 0)
            {
                UseOverpayments();
            }
        }
    }

    private void Process(EntryRun run)
    {
        if (run.Type.IsPayment())
        {
            isPayingOff = IsPayOff(run);
        }

        BringOverdueUpTo(run.Date);
        switch (run.Type)
        {
            case ProgressiveTransactionType.Disbursement:
                Disburse(run);
                break;
            case ProgressiveTransactionType.CapitalizedIncome:
                Capitalize(run);
                break;
            case ProgressiveTransactionType.InterestRefund:
                RefundInterest(run);
                break;
            case ProgressiveTransactionType.CreditBalanceRefund:
                RefundCredit(run);
                break;
            case ProgressiveTransactionType.WriteOff:
                WriteOff(run);
                break;
            case ProgressiveTransactionType.Refund:
                GiveBack(run);
                break;
            case ProgressiveTransactionType.Chargeback:
                Chargeback(run);
                break;
            case ProgressiveTransactionType.ChargeOff:
                ChargeOff(run);
                break;
            case ProgressiveTransactionType.ContractTermination:
                Terminate(run);
                break;
            case ProgressiveTransactionType.ReAge:
                ReAge(run);
                break;
            case ProgressiveTransactionType.ReAmortize:
                ReAmortize(run);
                break;
            case ProgressiveTransactionType.ChargeWaiver:
                // The charge itself says what was waived.
                run.Parts = run.Entry?.Posting?.Parts ?? default;
                MeetWaived(run);
                break;
            case ProgressiveTransactionType.RepaymentAtDisbursement:
                run.Parts = PartAmounts.Of(AllocationPart.Fee, run.Amount);
                break;
            default:
                if (Cumulative is not null && !hasStoppedInterest)
                {
                    PayCumulatively(run);
                }
                else
                {
                    Pay(run);
                }

                break;
        }
    }

    private void BringOverdueUpTo(DateOnly date)
    {
        CountOverdueAtCloses(date);
        if (!FollowsPlan || isExpected || Terms.NoInterestOnPastDue || !Plan.BringOverdueUpTo(date, isPayingOff))
        {
            return;
        }

        foreach (var period in Plan.Periods)
        {
            if (LineOf(period) is { } line)
            {
                line.SetDue(AllocationPart.Principal, period.DuePrincipal);
                line.SetDue(AllocationPart.Interest, period.DueInterest);
                line.IsRecalculated = true;
            }
        }
    }

    // Lines mostly go side by side with periods, so the line at the period's place is tried first.
    private ScheduleLine? LineOf(PlanPeriod period)
    {
        return period.Index < Lines.Count && IsOf(Lines[period.Index]) ? Lines[period.Index] : Lines.Find(IsOf);

        bool IsOf(ScheduleLine line) => !line.IsDownPayment && line.From == period.From && line.Due == period.Due;
    }

    /// <summary>Takes principal and interest of all lines from the plan.</summary>
    private void FollowPlan(DateOnly date)
    {
        foreach (var period in Plan.Periods)
        {
            if (LineOf(period) is not { } line)
            {
                continue;
            }

            line.SetDue(AllocationPart.Principal, period.DuePrincipal);
            line.SetDue(AllocationPart.Interest, period.DueInterest);
            line.Credited = line.Credited with { Principal = period.CreditedPrincipal, Interest = period.CreditedInterest };
            line.UpdateMet(date);
        }
    }

    private void Finish()
    {
        DropRepaid();
        if (Lines[^1] is { IsAdditional: true } additional && additional.Charged.Total == 0)
        {
            Lines.RemoveAt(Lines.Count - 1);
        }

        foreach (var line in Lines.Where(static line => line.Outstanding.Total > 0))
        {
            line.Unmeet();
        }
    }
}
