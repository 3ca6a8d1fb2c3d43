namespace FinData.Lending.Tests.Oracle;

/// <summary>A loan in plain decimals that lives day by day: a list of what has fallen due, and a plan of what is to come.</summary>
internal sealed partial class NaiveLoan(LoanTerms terms, DateOnly opened) : NaiveContract
{
    private readonly List<NaiveDue> dues = [];
    private readonly List<(DateOnly Day, DuePart Part, decimal Amount)> pending = [];
    private readonly decimal[] waiting = new decimal[4];
    private NaivePlan? plan;
    private Rate rate = terms.Rate;
    private DateOnly today = opened;
    private decimal disbursed;
    private decimal paid;
    private decimal credit;
    private decimal repaid; // principal that left the plan before it fell due
    private decimal ahead; // principal repaid for the next installments
    private decimal waived;
    private decimal writtenOff;
    private decimal recovered;
    private bool isChargedOff;
    private bool isClosed;

    private decimal NotDue => plan is null ? 0 : plan.Undue - ahead;

    private decimal Outstanding => NotDue + Unpaid(DuePart.Principal);

    private decimal Accrued => plan is null || isClosed || isChargedOff ? 0 : plan.AccruedAt(today, Outstanding);

    private bool IsOver => isClosed || isChargedOff;

    internal override void PassTo(DateOnly date)
    {
        while (today < date)
        {
            today = today.AddDays(1);
            if (plan is not null && !IsOver)
            {
                PassDay(plan);
            }
        }
    }

    internal override IReadOnlyDictionary<string, decimal> Figures()
    {
        var late = dues.Where(due => due.Date < today && due.Unpaid > 0).ToList();
        return new Dictionary<string, decimal>
        {
            ["Status"] = (decimal)(isClosed ? ContractStatus.Closed : isChargedOff ? ContractStatus.ChargedOff : late.Count > 0 ? ContractStatus.Overdue
                : disbursed > 0 && IsSettled() ? ContractStatus.Paid : ContractStatus.Active),
            ["AsOf"] = today.DayNumber,
            ["Balance"] = Outstanding + Owing(DuePart.Interest) + Owing(DuePart.Fee) + Owing(DuePart.Penalty) - credit,
            ["AccruedInterest"] = Accrued,
            ["PrincipalOutstanding"] = Outstanding,
            ["InterestDue"] = Owing(DuePart.Interest),
            ["FeesDue"] = Owing(DuePart.Fee),
            ["PenaltiesDue"] = Owing(DuePart.Penalty),
            ["PrincipalDue"] = Unpaid(DuePart.Principal),
            ["UnallocatedCredit"] = credit,
            ["Overdue"] = late.Sum(static due => due.Unpaid),
            ["DaysPastDue"] = late.Count > 0 ? today.DayNumber - late[0].Date.DayNumber : 0,
            ["TotalDisbursed"] = disbursed,
            ["TotalPaid"] = paid,
            ["PrincipalPaid"] = Paid(DuePart.Principal) + repaid + ahead,
            ["InterestPaid"] = Paid(DuePart.Interest),
            ["FeesPaid"] = Paid(DuePart.Fee),
            ["PenaltiesPaid"] = Paid(DuePart.Penalty),
            ["AccruedPenalty"] = dues.Sum(due => due.LateInterest(terms.LateCharges, today)),
            ["Waived"] = waived,
            ["WrittenOff"] = writtenOff,
            ["Recovered"] = recovered,
        };
    }

    internal override IEnumerable<(int Number, DateOnly Date, decimal[] Owed, decimal[] Paid)> Dues() => dues.Select(static due => (due.Number, due.Date, due.Owed, due.Paid));

    internal override IEnumerable<(int Number, DateOnly Date, decimal Principal, decimal Interest)> ToCome() => plan?.ToCome() ?? [];

    internal override decimal? PayoffTotal()
        => IsOver ? null : Outstanding + Owing(DuePart.Interest) + PayoffInterest() + Owing(DuePart.Fee) + Owing(DuePart.Penalty) + PostableLate() - credit;

    private decimal Unpaid(DuePart part) => dues.Sum(due => due.Of(part));

    private decimal Paid(DuePart part) => dues.Sum(due => due.Paid[(int)part]);

    private decimal Owing(DuePart part) => Unpaid(part) + waiting[(int)part];

    private decimal PayoffInterest() => Math.Max(0, NaiveRounding.Postable(Accrued, terms));

    private decimal PostableLate()
        => dues.Sum(due => Math.Max(0, NaiveRounding.Postable(due.LateInterest(terms.LateCharges, today), terms)));

    // Interest that runs on the plan is still to come where principal was only repaid ahead.
    private bool IsSettled()
        => Outstanding == 0
            && (terms.InterestMode == InterestMode.DailyRest || plan!.Undue == 0)
            && dues.TrueForAll(static due => due.Unpaid == 0) && waiting.Sum() == 0 && PayoffInterest() == 0;
}
