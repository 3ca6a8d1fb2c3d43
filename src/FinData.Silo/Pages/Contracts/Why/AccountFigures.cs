using System.Collections.Immutable;

namespace FinData.Silo.Pages.Contracts;

/// <summary>Why an account's balance and interest are what they are.</summary>
internal static class AccountFigures
{
    public static ImmutableArray<FigureGroup> Of(ContractView contract, ImmutableArray<JournalPart> journal)
    {
        var moneyIn = Deposits(journal, "money-in", "Money in", "What was credited.", static part => part is { Against: "cash", Line.Amount: < 0 });
        var moneyOut = Deposits(journal, "money-out", "Money out", "What was debited.", static part => part is { Against: "cash", Line.Amount: > 0 });
        var interest = Deposits(journal, "interest-posted", "Interest posted", "Interest that was added to the balance, less what the client was charged.", static part => part.Against is "interestPayable" or "interestReceivable");
        var fees = Deposits(journal, "fees-charged", "Fees charged", "Fees by the terms alone, such as for a balance below the minimum.", static part => part.Against == "feeIncome");
        return
        [
            new FigureGroup("Balance",
            [
                new ExplainedFigure
                {
                    Id = "balance", Name = "Balance", Value = contract.Balance, Meaning = "All that moved it; negative: the client owes it.",
                    Terms = [moneyIn.Term(), moneyOut.Term(), interest.Term(), fees.Term()],
                },
                moneyIn, moneyOut, interest, fees,
            ]),
            new FigureGroup("Interest",
            [
                journal.Explain("accrued-interest", "Accrued interest", contract.AccruedInterest, "Accrued since the last posting, to eight digits; positive is owed to the client.",
                    static part => part.Line.Account is "interestPayable" or "interestReceivable", sign: -1),
            ]),
        ];
    }

    // A deposit is the bank's debt: what the client has is a credit in the journal.
    private static ExplainedFigure Deposits(ImmutableArray<JournalPart> journal, string id, string name, string meaning, Func<JournalPart, bool> counts)
    {
        var figure = journal.Explain(id, name, 0, meaning, part => part.Line.Account == "deposit" && counts(part), sign: -1);
        return figure with { Value = figure.Sum };
    }
}
