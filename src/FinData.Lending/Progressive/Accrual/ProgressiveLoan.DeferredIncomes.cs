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

    /// <summary>What a note of income, by its number, noted of which deferred income: less than zero where it took back.</summary>
    public ImmutableArray<(int Income, decimal Amount)> IncomeNotedBy(int transaction) => facts.Find(transaction)?.Shares ?? [];

    // An income that was undone gives back all that was noted of it.
    private ImmutableArray<(int Income, decimal Amount)> SharesOf(ProgressiveTransactionType type, Func<Entry, decimal> toNote) =>
    [
        .. from income in facts.Entries.Where(entry => entry.Type == type).OrderBy(static entry => entry.Id)
           let noted = facts.Entries.Where(static entry => entry.IsLive).SelectMany(static entry => entry.Shares).Where(share => share.Income == income.Id).Sum(static share => share.Amount)
           let amount = (income.IsLive ? toNote(income) : 0) - noted
           where amount != 0
           select (income.Id, amount),
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
                var shares = SharesOf(income, entry => entry.Amount - AdjustedOf(entry));
                Note(left > 0 ? amortization : TakenBack(amortization), date, IncomeParts(kind, Math.Abs(left)), chargeOff).Shares = shares;
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
