using System.Collections.Immutable;

namespace FinData.Silo.Pages.Contracts;

/// <summary>Why every figure of a loan is what it is.</summary>
internal static class LoanFigures
{
    public static ImmutableArray<FigureGroup> Of(ContractView contract, ImmutableArray<JournalPart> journal, ImmutableArray<DueItemView> dues)
    {
        var owed = Owed(contract, journal);
        return
        [
            new FigureGroup("Owed now", [Balance(contract, owed), .. owed]),
            new FigureGroup("Late", Late(contract, journal, dues)),
            new FigureGroup("Lent and paid", Paid(contract, journal)),
            new FigureGroup("Given up", GivenUp(contract, journal)),
        ];
    }

    private static ImmutableArray<ExplainedFigure> Owed(ContractView contract, ImmutableArray<JournalPart> journal) =>
    [
        journal.Explain("principal", "Principal outstanding", contract.PrincipalOutstanding, "Lent and not yet repaid, due or not.", static part => part.Line.Account == "principal"),
        .. DueAndAccrued(journal, "interestReceivable",
            ("interest-due", "Interest due", contract.InterestDue, "Has fallen due and is unpaid."),
            ("accrued-interest", "Accrued interest", contract.AccruedInterest, "Has accrued and falls due later; to eight digits."),
            ("interest", "Interest, due and accrued")),
        journal.Explain("fees-due", "Fees due", contract.FeesDue, "Have fallen due and are unpaid.", static part => part.Line.Account == "feeReceivable"),
        .. DueAndAccrued(journal, "penaltyReceivable",
            ("penalties-due", "Penalties due", contract.PenaltiesDue, "Late charges that are posted and unpaid."),
            ("accrued-penalty", "Accrued penalty", contract.AccruedPenalty, "Interest on overdue installments that is not posted yet; to eight digits."),
            ("penalties", "Penalties, due and accrued")),
        journal.Explain("credit", "Credit not yet used", contract.UnallocatedCredit, "Paid beyond everything due; later dues use it.", static part => part.Line.Account == "unallocatedCredit", sign: -1),
    ];

    private static ExplainedFigure Balance(ContractView contract, ImmutableArray<ExplainedFigure> owed)
    {
        // What has accrued is not owed before it falls due; where due and accrued stand together, their accrued part is taken off again.
        var terms = owed.Where(static figure => !figure.Id.StartsWith("accrued", StringComparison.Ordinal)).Select(static figure => figure.Term(figure.Id == "credit" ? -1 : 1)).ToList();
        if (owed.Any(static figure => figure.Id == "interest"))
        {
            terms.Add(new FigureTerm("interest", "less what has accrued of the interest", -contract.AccruedInterest));
        }

        if (owed.Any(static figure => figure.Id == "penalties"))
        {
            terms.Add(new FigureTerm("penalties", "less what has accrued of the penalties", -contract.AccruedPenalty));
        }

        return new ExplainedFigure
        {
            Id = "balance", Name = "Balance", Value = contract.Balance, Meaning = "Principal with everything that has fallen due, less credit.", Terms = [.. terms],
        };
    }

    /// <summary>
    /// What falls due moves from the loan as a whole (installment 0) to its installment. What falls due on a day of its own has no installment to move to; where
    /// that is so, the journal has due and accrued in one sum.
    /// </summary>
    private static ImmutableArray<ExplainedFigure> DueAndAccrued(ImmutableArray<JournalPart> journal, string account,
        (string Id, string Name, decimal Value, string Meaning) due, (string Id, string Name, decimal Value, string Meaning) accrued, (string Id, string Name) both)
    {
        ImmutableArray<ExplainedFigure> split =
        [
            journal.Explain(due.Id, due.Name, due.Value, due.Meaning, part => part.Line.Account == account && part.Line.Installment > 0),
            journal.Explain(accrued.Id, accrued.Name, accrued.Value, accrued.Meaning, part => part.Line.Account == account && part.Line.Installment == 0),
        ];
        return split.All(static figure => figure.Agrees)
            ? split
            : [journal.Explain(both.Id, both.Name, due.Value + accrued.Value, $"{due.Name}: {due.Meaning} {accrued.Name}: {accrued.Meaning} What fell due on a day of its own shares its journal lines with what has accrued.", part => part.Line.Account == account)];
    }

    private static ImmutableArray<ExplainedFigure> Late(ContractView contract, ImmutableArray<JournalPart> journal, ImmutableArray<DueItemView> dues) =>
    [
        new ExplainedFigure
        {
            Id = ExplainedFigure.Overdue, Name = "Overdue", Value = contract.Overdue, Meaning = "Fell due before this date and is unpaid; what falls due today can still be paid in time.",
            Dues = [.. dues.Where(due => due.DueDate < contract.AsOf && due.Unpaid != 0)],
        },
        journal.Explain("principal-due", "Principal due", contract.PrincipalDue, "The part of the principal that has fallen due and is unpaid.", static part => part.Line is { Account: "principal", Installment: > 0 }),
    ];

    private static ImmutableArray<ExplainedFigure> Paid(ContractView contract, ImmutableArray<JournalPart> journal) =>
    [
        journal.Explain("disbursed", "Disbursed", contract.TotalDisbursed, "Paid out to the borrower.", static part => part is { Line: { Account: "cash", Amount: < 0 }, Against: "principal" }, sign: -1),
        journal.Explain("paid", "Paid in all", contract.TotalPaid, "What came in, less credit that was refunded. Recoveries after a charge-off count apart.",
            static part => part.Line.Account == "cash" && (part.Line.Amount > 0 ? part.Against != "recoveryIncome" : part.Against == "unallocatedCredit")),
        Settled(journal, "principal-paid", "Principal paid", contract.PrincipalPaid, "principal"),
        Settled(journal, "interest-paid", "Interest paid", contract.InterestPaid, "interestReceivable"),
        Settled(journal, "fees-paid", "Fees paid", contract.FeesPaid, "feeReceivable"),
        Settled(journal, "penalties-paid", "Penalties paid", contract.PenaltiesPaid, "penaltyReceivable"),
    ];

    private static ExplainedFigure Settled(ImmutableArray<JournalPart> journal, string id, string name, decimal value, string account)
        => journal.Explain(id, name, value, "Settled by payments and by credit.", part => part.IsPaid && part.Line.Account == account, sign: -1);

    private static ImmutableArray<ExplainedFigure> GivenUp(ContractView contract, ImmutableArray<JournalPart> journal) =>
    [
        journal.Explain("waived", "Waived", contract.Waived, "Interest, fees and penalties that were forgiven.", static part => part.IsWaived, sign: -1),
        journal.Explain("written-off", "Written off", contract.WrittenOff, "Given up when the loan was charged off.", static part => part.Line.Account == "writeOff"),
        journal.Explain("recovered", "Recovered", contract.Recovered, "Came in after the loan was charged off.", static part => part.Line.Account == "recoveryIncome", sign: -1),
    ];
}
