namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    /// <summary>Settles what is due in the agreed order and returns what is left of the amount.</summary>
    private long Allocate(long amount, long offset, IJournalSink? sink)
    {
        var order = terms.AllocationOrder;
        var left = order switch
        {
            { IsBySteps: true, IsVertical: true } => ByStep(order, amount, offset, sink),
            { IsBySteps: true } => ByTurns(order, amount, offset, sink),
            { IsVertical: true } => ByPart(order, amount, offset, sink),
            _ => ByDue(order, amount, offset, sink),
        };
        EndLateInterest(offset, sink);
        dues.Sweep();
        return left;
    }

    private long ByDue(AllocationOrder order, long amount, long offset, IJournalSink? sink)
    {
        for (var due = 0; due < dues.OpenCount && amount > 0; due++)
        {
            for (var place = 0; place < AllocationOrder.Parts; place++)
            {
                amount -= Settle(order[place], due, amount, offset, sink);
            }
        }

        return amount;
    }

    private long ByPart(AllocationOrder order, long amount, long offset, IJournalSink? sink)
    {
        for (var place = 0; place < AllocationOrder.Parts; place++)
        {
            for (var due = 0; due < dues.OpenCount && amount > 0; due++)
            {
                amount -= Settle(order[place], due, amount, offset, sink);
            }
        }

        return amount;
    }

    private long ByStep(AllocationOrder order, long amount, long offset, IJournalSink? sink)
    {
        for (var place = 0; place < AllocationOrder.Steps; place++)
        {
            var (isPastDue, part) = Read(order.StepAt(place));
            for (var due = 0; due < dues.OpenCount && amount > 0; due++)
            {
                amount -= IsPastDue(due) == isPastDue ? Settle(part, due, amount, offset, sink) : 0;
            }
        }

        return amount;
    }

    // Installment by installment: first those of the kind whose step stands first, each with all steps of its kind as they stand; then the others.
    private long ByTurns(AllocationOrder order, long amount, long offset, IJournalSink? sink)
    {
        var (isPastDueFirst, _) = Read(order.StepAt(0));
        for (var turn = 0; turn < 2; turn++)
        {
            var isPastDueTurn = isPastDueFirst == (turn == 0);
            for (var due = 0; due < dues.OpenCount && amount > 0; due++)
            {
                for (var place = 0; IsPastDue(due) == isPastDueTurn && place < AllocationOrder.Steps; place++)
                {
                    var (isPastDue, part) = Read(order.StepAt(place));
                    amount -= isPastDue == isPastDueTurn ? Settle(part, due, amount, offset, sink) : 0;
                }
            }
        }

        return amount;
    }

    private bool IsPastDue(int place) => dues.OfOpen(place).Day < asOf;

    private static (bool IsPastDue, DuePart Part) Read(AllocationStep step)
        => (step < AllocationStep.DuePenalty, (DuePart)((int)step % AllocationOrder.Parts));

    private long Settle(DuePart part, int place, long amount, long offset, IJournalSink? sink)
    {
        var taken = dues.Settle(place, part, amount);
        if (taken == 0)
        {
            return 0;
        }

        switch (part)
        {
            case DuePart.Principal:
                principalPaid += taken;
                break;
            case DuePart.Interest:
                interestPaid += taken;
                break;
            case DuePart.Fee:
                Extras.FeesPaid += taken;
                break;
            default:
                Extras.PenaltiesPaid += taken;
                break;
        }

        sink?.Post(new JournalLine(offset, AsOf, dues.OfOpen(place).Number, ReceivableOf(part), -Amount(taken)));
        return taken;
    }
}
