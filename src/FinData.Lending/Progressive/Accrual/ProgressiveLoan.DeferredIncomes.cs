using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    /// <summary>Capitalized incomes and buy-down fees one by one, as they stand after the last close of business.</summary>
    public ImmutableArray<DeferredIncomeView> DeferredIncomes =>
    [
        .. InOrder().Where(static entry => entry.IsLive && entry.Type is ProgressiveTransactionType.CapitalizedIncome or ProgressiveTransactionType.BuyDownFee)
            .Select(entry => new DeferredIncomeView(entry.Type, entry.Date, entry.Amount, entry.Earned, AdjustedOf(entry), entry.ChargedOff)),
    ];

    private IEnumerable<Entry> Live(ProgressiveTransactionType type) => facts.Entries.Where(entry => entry.Type == type && entry.IsLive);

    private decimal AdjustedOf(Entry income) => facts.Entries.Where(entry => entry.RelatedTo == income.Id && entry.IsLive).Sum(static entry => entry.Amount);

    /// <summary>A charge-off takes what is not earned yet out of the deferred income.</summary>
    private void ChargeOffDeferred(int chargeOff, DateOnly date)
    {
        Take(ProgressiveTransactionType.CapitalizedIncome, ProgressiveTransactionType.CapitalizedIncomeAmortization, Terms.CapitalizedIncome?.Kind);
        Take(ProgressiveTransactionType.BuyDownFee, ProgressiveTransactionType.BuyDownFeeAmortization, Terms.BuyDownFee?.Kind);

        void Take(ProgressiveTransactionType income, ProgressiveTransactionType amortization, DeferredIncomeKind? kind)
        {
            foreach (var entry in Live(income))
            {
                entry.ChargedOff = entry.Amount - AdjustedOf(entry) - entry.Earned;
            }

            var left = Live(income).Sum(entry => entry.Amount - AdjustedOf(entry)) - Earned(amortization);
            if (left != 0)
            {
                Note(left > 0 ? amortization : TakenBack(amortization), date, IncomeParts(kind, Math.Abs(left)), chargeOff);
            }
        }
    }

    private void UndoChargeOffOfDeferred()
    {
        var chargeOff = facts.Entries.FindLast(static entry => entry is { Type: ProgressiveTransactionType.ChargeOff, IsLive: true });
        facts.Entries.RemoveAll(entry => entry.Type.IsIncome() && entry.RelatedTo == chargeOff?.Id);
        facts.Entries.ForEach(static entry => entry.ChargedOff = 0);
    }
}
