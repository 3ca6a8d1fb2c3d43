namespace FinData.Lending.Tests.Oracle;

internal sealed partial class NaiveLoan
{
    internal override Outcome Apply(ContractEvent happened)
    {
        var refusal = happened.Kind == EventKind.Opened ? RefusalReason.AlreadyOpen
            : !MakesSense(happened) ? RefusalReason.InvalidTerms
            : isClosed ? RefusalReason.ContractClosed
            : isChargedOff && happened.Kind is not (EventKind.Recovered or EventKind.CreditRefunded or EventKind.Closed) ? RefusalReason.ContractChargedOff
            : Decide(happened);
        return refusal == RefusalReason.None ? Outcome.Applied : Outcome.Refused(refusal);
    }

    private bool MakesSense(ContractEvent happened) => happened.Detail switch
    {
        RateChange change => (plan?.Terms ?? terms).Accepts(change, today),
        FeeCharge charge => charge.Part is DuePart.Fee or DuePart.Penalty && (charge.DueDate ?? happened.EffectiveDate) >= happened.EffectiveDate,
        Waiver waiver => waiver.Part != DuePart.Principal,
        Rescheduling change => change.Count is null or (>= 1 and <= 1_200)
            && (change.Rate is not { } newRate || ((plan?.Terms ?? terms) with { Frequency = change.Frequency ?? (plan?.Terms ?? terms).Frequency }).Accepts(new RateChange(newRate), today)),
        _ => true,
    };

    private RefusalReason Decide(ContractEvent happened)
    {
        var hasAmount = happened.Kind is EventKind.Disbursed or EventKind.PaymentReceived or EventKind.FeeCharged or EventKind.Recovered or EventKind.CreditRefunded
            || (happened.Kind is EventKind.Waived or EventKind.InterestCapitalized && happened.Amount != 0);
        if (happened.Kind is EventKind.Credited or EventKind.Debited)
        {
            return RefusalReason.WrongContractKind;
        }

        if (hasAmount && happened.Currency != terms.Currency)
        {
            return RefusalReason.CurrencyMismatch;
        }

        if (plan is null && happened.Kind is not (EventKind.Disbursed or EventKind.RateChanged or EventKind.Closed))
        {
            return RefusalReason.NotDisbursed;
        }

        return happened.Kind switch
        {
            EventKind.Disbursed => Disburse(happened.Amount),
            EventKind.PaymentReceived => Receive(happened.Amount, (happened.Detail as PaymentInstruction)?.Excess ?? terms.ExcessPayments),
            EventKind.RateChanged => ChangeRate((RateChange)happened.Detail!),
            EventKind.FeeCharged => ChargeFee((FeeCharge)happened.Detail!, happened.Amount),
            EventKind.Waived => Waive(((Waiver)happened.Detail!).Part, happened.Amount),
            EventKind.InterestCapitalized => Capitalize(happened.Amount),
            EventKind.Rescheduled => Reschedule((Rescheduling)happened.Detail!, isReAged: false),
            EventKind.ReAged => Reschedule((Rescheduling)happened.Detail!, isReAged: true),
            EventKind.ChargedOff => ChargeOff(),
            EventKind.Recovered => Recover(happened.Amount),
            EventKind.CreditRefunded => Refund(happened.Amount),
            _ => Close(),
        };
    }

    private RefusalReason Disburse(decimal amount)
    {
        if (amount > terms.Principal - disbursed || today >= NaiveDates.Of(plan?.Terms ?? terms)[^1])
        {
            return RefusalReason.DisbursementExceedsPrincipal;
        }

        if (terms.Amortization == Amortization.German && amount != terms.Principal)
        {
            return RefusalReason.AmountOutOfRange;
        }

        var isFirst = plan is null;
        if (plan is null)
        {
            plan = new NaivePlan(terms, rate, today);
            dues.AddRange(plan.Passed().Select(static passed => new NaiveDue(passed.Number, passed.Date, 0)));
        }

        plan.Lend(today, Outstanding, amount);
        disbursed += amount;
        if (terms.Amortization == Amortization.German)
        {
            var interest = new NaiveDue(0, today, amount);
            interest.Owed[(int)DuePart.Interest] = plan.InAdvance();
            dues.Add(interest);
        }

        Charge(DuePart.Fee, terms.Fees.Where(static fee => fee.Timing == FeeTiming.Disbursement).Sum(fee => FeeOn(fee, amount)));

        foreach (var fee in terms.Fees.Where(fee => isFirst && fee.Timing == FeeTiming.Date && fee.Date <= today))
        {
            Charge(DuePart.Fee, FeeOn(fee, terms.Principal));
        }

        credit = Allocate(credit);
        return RefusalReason.None;
    }

    private RefusalReason ChangeRate(RateChange change)
    {
        rate = change.Rate;
        plan?.ChangeRate(today, Outstanding, change.Rate, change.Keep);
        return RefusalReason.None;
    }

    private RefusalReason ChargeFee(FeeCharge charge, decimal amount)
    {
        if (charge.DueDate is { } later && later > today)
        {
            pending.Add((later, charge.Part, amount));
        }
        else
        {
            Charge(charge.Part, amount);
            credit = Allocate(credit);
        }

        return RefusalReason.None;
    }

    private RefusalReason Close()
    {
        if (credit != 0 || (plan is not null && !IsSettled()))
        {
            return RefusalReason.BalanceOutstanding;
        }

        isClosed = true;
        return RefusalReason.None;
    }
}
