namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    internal override IEnumerable<(DateOnly Date, DuePart Part, decimal Amount)> UpcomingCharges
    {
        get
        {
            MinorUnits.TryFrom(terms.Principal, Digits, out var agreed);
            foreach (var fee in terms.Fees)
            {
                if (fee.Date is { } date && date > AsOf)
                {
                    yield return (date, DuePart.Fee, Amount(FeeAmount.Of(fee, agreed, terms)));
                }
            }

            foreach (var (day, part, amount) in extras?.Pending ?? [])
            {
                yield return (DateOnly.FromDayNumber(day), part, Amount(amount));
            }
        }
    }
}
