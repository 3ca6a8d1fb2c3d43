using FinData.Events;
using FinData.Lending;
using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Contracts;

/// <summary>Outcomes and reasons as a sentence would have them.</summary>
internal static class OutcomeWords
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        [ReasonNames.Of(RefusalReason.ConflictingDuplicate)] = "the same event id came before with other content",
        [ReasonNames.Of(RefusalReason.ContractNotOpen)] = "the contract is not open at this date; the event waits for the opening",
        [ReasonNames.Of(RefusalReason.AlreadyOpen)] = "the contract is open already",
        [ReasonNames.Of(RefusalReason.InvalidTerms)] = "what is agreed makes no sense or cannot become a schedule",
        [ReasonNames.Of(RefusalReason.ContractClosed)] = "the contract was closed before",
        [ReasonNames.Of(RefusalReason.WrongContractKind)] = "a loan's event on an account, or the other way round",
        [ReasonNames.Of(RefusalReason.CurrencyMismatch)] = "not the contract's currency",
        [ReasonNames.Of(RefusalReason.UnknownReversalTarget)] = "the contract has no event with the id that is to be reversed",
        [ReasonNames.Of(RefusalReason.NotReversible)] = "an opening, a reversal or an event that is reversed already cannot be reversed",
        [ReasonNames.Of(RefusalReason.DisbursementExceedsPrincipal)] = "nothing is left to disburse, or less than this",
        [ReasonNames.Of(RefusalReason.NotDisbursed)] = "nothing is disbursed yet",
        [ReasonNames.Of(RefusalReason.BalanceOutstanding)] = "something is still owed",
        [ReasonNames.Of(RefusalReason.AmountOutOfRange)] = "an amount, or the balance after it, that cannot be",
        [ReasonNames.Of(RefusalReason.NothingToCapitalize)] = "no interest has accrued, or not the stated amount",
        [ReasonNames.Of(RefusalReason.NothingToWaive)] = "nothing is due of what is to be waived, or less than that",
        [ReasonNames.Of(RefusalReason.NotChargedOff)] = "a recovery, but the loan was not charged off",
        [ReasonNames.Of(RefusalReason.NothingToRefund)] = "more than the loan's credit",
        [ReasonNames.Of(RefusalReason.ContractChargedOff)] = "the loan was charged off before",
        [ReasonNames.Of(RefusalReason.NothingOutstanding)] = "nothing is outstanding",
    };

    /// <summary>Such as <c>refused: not disbursed</c>.</summary>
    public static string Short(string outcome, string? reason) => reason is null ? Figures.Words(outcome) : $"{Figures.Words(outcome)}: {Figures.Words(reason)}";

    /// <summary>Why, in a sentence; null where there is nothing to say.</summary>
    public static string? Why(string? reason) => reason is null ? null : Reasons.GetValueOrDefault(reason);
}
