namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    private const int Parts = 4;

    /// <summary>Settles what is due in the agreed order and returns what is left of the amount.</summary>
    private long Allocate(long amount, long offset, IJournalSink? sink)
    {
        var order = terms.AllocationOrder;
        var oldest = dues.Oldest;
        if (order.IsVertical)
        {
            for (var place = 0; place < Parts; place++)
            {
                for (var i = oldest; i < dues.Count && amount > 0; i++)
                {
                    amount -= Settle(order[place], i, amount, offset, sink);
                }
            }

            return amount;
        }

        for (var i = oldest; i < dues.Count && amount > 0; i++)
        {
            for (var place = 0; place < Parts; place++)
            {
                amount -= Settle(order[place], i, amount, offset, sink);
            }
        }

        return amount;
    }

    private long Settle(DuePart part, int index, long amount, long offset, IJournalSink? sink)
    {
        if (part is not (DuePart.Interest or DuePart.Principal))
        {
            return 0; // no fees or penalties fall due yet
        }

        var taken = dues.Settle(part, index, amount);
        if (taken == 0)
        {
            return 0;
        }

        if (part == DuePart.Interest)
        {
            interestPaid += taken;
        }
        else
        {
            principalPaid += taken;
        }

        var account = part == DuePart.Interest ? JournalAccount.InterestReceivable : JournalAccount.Principal;
        sink?.Post(new JournalLine(offset, AsOf, index + 1, account, -Amount(taken)));
        return taken;
    }
}
