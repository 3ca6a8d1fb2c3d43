namespace FinData.Lending.Tests.Oracle;

/// <summary>A loan in plain decimals that lives day by day, with its whole plan written out as a list that is made anew wherever something changes it.</summary>
internal sealed class NaiveLoan(LoanTerms terms, DateOnly opened) : NaiveContract
{
    private readonly List<NaiveInstallment> installments = [];
    private NaivePlan? plan;
    private Rate rate = terms.Rate;
    private DateOnly today = opened;
    private decimal disbursed;
    private decimal paid;
    private decimal credit;
    private bool isClosed;

    private IEnumerable<NaiveInstallment> Fallen => installments.Where(installment => installment.DueDate <= today && plan is not null);

    private decimal Outstanding => disbursed - installments.Sum(static installment => installment.PrincipalPaid);

    private decimal InterestDue => Fallen.Sum(static installment => installment.Interest - installment.InterestPaid);

    private decimal Accrued => plan?.AccruedAt(today, Outstanding) ?? 0;

    internal override void PassTo(DateOnly date)
    {
        while (today < date)
        {
            today = today.AddDays(1);
            if (!isClosed && plan is not null && installments.Exists(installment => installment.DueDate == today))
            {
                plan.FallDue(today, Outstanding);
                credit = Allocate(credit);
            }
        }
    }

    internal override Outcome Apply(ContractEvent happened)
    {
        if (happened.Kind == EventKind.Opened)
        {
            return Outcome.Refused(RefusalReason.AlreadyOpen);
        }

        if (isClosed)
        {
            return Outcome.Refused(RefusalReason.ContractClosed);
        }

        return happened.Kind switch
        {
            EventKind.Disbursed => Disburse(happened),
            EventKind.PaymentReceived => Receive(happened),
            EventKind.RateChanged => ChangeRate((RateChange)happened.Detail!),
            EventKind.Closed => Close(),
            _ => Outcome.Refused(RefusalReason.WrongContractKind),
        };
    }

    internal override IReadOnlyDictionary<string, decimal> Figures()
    {
        var late = Fallen.Where(installment => installment.DueDate < today && installment.Unpaid > 0).ToList();
        return new Dictionary<string, decimal>
        {
            ["Status"] = isClosed ? 4 : late.Count > 0 ? 2 : disbursed > 0 && IsSettled() ? 3 : 1,
            ["AsOf"] = today.DayNumber,
            ["Balance"] = Outstanding + InterestDue - credit,
            ["AccruedInterest"] = isClosed ? 0 : Accrued,
            ["PrincipalOutstanding"] = Outstanding,
            ["InterestDue"] = InterestDue,
            ["PrincipalDue"] = Fallen.Sum(static installment => installment.Principal - installment.PrincipalPaid),
            ["UnallocatedCredit"] = credit,
            ["Overdue"] = late.Sum(static installment => installment.Unpaid),
            ["DaysPastDue"] = late.Count > 0 ? today.DayNumber - late[0].DueDate.DayNumber : 0,
            ["TotalDisbursed"] = disbursed,
            ["TotalPaid"] = paid,
            ["PrincipalPaid"] = installments.Sum(static installment => installment.PrincipalPaid),
            ["InterestPaid"] = installments.Sum(static installment => installment.InterestPaid),
        };
    }

    private bool IsSettled() => Outstanding == 0 && InterestDue == 0 && NaiveRounding.Postable(Accrued, terms.Rounding) == 0;

    private Outcome Disburse(ContractEvent happened)
    {
        if (happened.Amount > terms.Principal - disbursed || today >= NaivePlan.DueDates(terms)[^1])
        {
            return Outcome.Refused(RefusalReason.DisbursementExceedsPrincipal);
        }

        if (plan is null)
        {
            installments.AddRange(NaivePlan.DueDates(terms).Select(static date => new NaiveInstallment { DueDate = date }));
            plan = new NaivePlan(terms, rate, today, installments);
        }

        plan.Reprice(today, Outstanding, rate, lend: happened.Amount);
        disbursed += happened.Amount;
        return Outcome.Applied;
    }

    private Outcome Receive(ContractEvent happened)
    {
        if (plan is null)
        {
            return Outcome.Refused(RefusalReason.NotDisbursed);
        }

        if (terms.InterestMode == InterestMode.DailyRest)
        {
            plan.Settle(today, Outstanding);
        }

        paid += happened.Amount;
        credit += Allocate(happened.Amount);
        return Outcome.Applied;
    }

    private Outcome ChangeRate(RateChange change)
    {
        rate = change.Rate;
        plan?.Reprice(today, Outstanding, rate, lend: 0);
        return Outcome.Applied;
    }

    private Outcome Close()
    {
        if (!IsSettled() || credit != 0)
        {
            return Outcome.Refused(RefusalReason.BalanceOutstanding);
        }

        isClosed = true;
        return Outcome.Applied;
    }

    private decimal Allocate(decimal amount)
    {
        var parts = Enumerable.Range(0, 4).Select(place => terms.AllocationOrder[place]).Where(static part => part >= DuePart.Interest).ToList();
        var claims = terms.AllocationOrder.IsVertical
            ? parts.SelectMany(part => Fallen.Select(installment => (installment, part)))
            : Fallen.SelectMany(installment => parts.Select(part => (installment, part)));
        foreach (var (installment, part) in claims.ToList())
        {
            var owed = part == DuePart.Interest ? installment.Interest - installment.InterestPaid : installment.Principal - installment.PrincipalPaid;
            var taken = Math.Min(owed, amount);
            amount -= taken;
            installment.InterestPaid += part == DuePart.Interest ? taken : 0;
            installment.PrincipalPaid += part == DuePart.Principal ? taken : 0;
        }

        return amount;
    }
}
