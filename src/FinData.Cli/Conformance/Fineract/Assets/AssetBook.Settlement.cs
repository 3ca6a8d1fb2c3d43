using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Assets;

/// <summary>What becomes of requests: at the close of the day on which they settle, and when the loan is paid off before.</summary>
internal sealed partial class AssetBook
{
    private ProgressiveStatus? seen;

    /// <summary>The close of business day by day: lines that a day posts are still of the owner that the day began with.</summary>
    public void Close(ScenarioState state, ProgressiveLoan loan)
    {
        var today = loan.BusinessDate;
        for (var day = loan.LastClosed?.AddDays(1) ?? today.AddDays(-1); day < today; day = day.AddDays(1))
        {
            var isOpen = loan.Status is ProgressiveStatus.Active;
            loan.MoveTo(day.AddDays(1));
            loan.CloseOfBusiness();
            Journal.Note(state, Owner);
            if (isOpen)
            {
                loan.MoveTo(day);
                Settle(state, loan, day);
            }
        }

        loan.MoveTo(today);
    }

    /// <summary>After each step: notes whose the new lines are, and what a payoff does to requests that wait.</summary>
    public void Note(ScenarioState state, ProgressiveLoan loan)
    {
        if (transfers.Count == 0)
        {
            seen = loan.Status;
            return;
        }

        Journal.Note(state, Owner);
        var isPaidOff = loan.Status is ProgressiveStatus.ClosedObligationsMet or ProgressiveStatus.Overpaid;
        if (isPaidOff && seen != loan.Status)
        {
            EndRequests(state, loan);
        }

        seen = loan.Status;
    }

    private void Settle(ScenarioState state, ProgressiveLoan loan, DateOnly day)
    {
        List<AssetTransfer> due = [.. transfers.Where(transfer => transfer.IsOpen && transfer.Settlement == day && (transfer.IsSaleAsked || transfer.IsBuyback))];
        if (due.Count == 2)
        {
            due.ForEach(transfer => End(transfer, AssetStatus.Cancelled, day, AssetReason.SamedayTransfers, day));
        }
        else if (due is [{ IsSaleAsked: true } sale])
        {
            Settle(state, loan, sale, day);
        }
        else if (due is [var buyback])
        {
            Return(state, loan, buyback, day);
        }
    }

    private void Settle(ScenarioState state, ProgressiveLoan loan, AssetTransfer sale, DateOnly day)
    {
        if (loan.Totals.Outstanding.Total <= 0)
        {
            End(sale, AssetStatus.Declined, day, Balance(loan), day);
            return;
        }

        var previous = Held;
        if (previous is not null)
        {
            previous.To = day;
        }

        sale.To = day;
        var active = sale.Followed(sale.Status is AssetStatus.PendingIntermediate ? AssetStatus.ActiveIntermediate : AssetStatus.Active, day, day.AddDays(1), Never);
        active.Outstanding = OutstandingParts(state, loan);
        transfers.Add(active);
        Journal.Transfer(state, loan, active, previous?.Owner, active.Owner);
    }

    private void Return(ScenarioState state, ProgressiveLoan loan, AssetTransfer buyback, DateOnly day)
    {
        if (Held is not { } held || held.Owner != buyback.Owner)
        {
            End(buyback, AssetStatus.Cancelled, day, AssetReason.Unsold, day);
            return;
        }

        held.To = day;
        buyback.To = day;
        buyback.Outstanding = OutstandingParts(state, loan);
        Journal.Transfer(state, loan, buyback, buyback.Owner, null);
    }

    private void EndRequests(ScenarioState state, ProgressiveLoan loan)
    {
        var day = loan.BusinessDate;
        List<AssetTransfer> waiting = [.. transfers.Where(static transfer => transfer is { IsOpen: true, Status: AssetStatus.Pending or AssetStatus.Buyback })];
        switch (waiting)
        {
            case [var sale, var buyback] when sale.Settlement == buyback.Settlement:
                waiting.ForEach(transfer => End(transfer, AssetStatus.Cancelled, day, AssetReason.SamedayTransfers));
                break;
            case [var sale, var buyback]:
                End(sale, AssetStatus.Declined, day, Balance(loan));
                End(buyback, AssetStatus.Cancelled, day, AssetReason.Unsold);
                break;
            case [{ Status: AssetStatus.Pending } sale]:
                End(sale, AssetStatus.Declined, day, Balance(loan));
                break;
            case [var buyback]:
                Return(state, loan, buyback, day);
                break;
        }
    }

    // A request that a payoff ends keeps the day that it was to settle on.
    private void End(AssetTransfer transfer, AssetStatus status, DateOnly day, AssetReason reason, DateOnly? settlement = null)
    {
        transfer.To = day;
        transfers.Add(transfer.Followed(status, settlement ?? transfer.Settlement, day, day, reason));
    }

    private static AssetReason Balance(ProgressiveLoan loan) => loan.Totals.Overpaid > 0 ? AssetReason.BalanceNegative : AssetReason.BalanceZero;

    private static PartAmounts OutstandingParts(ScenarioState state, ProgressiveLoan loan)
    {
        var outstanding = loan.Totals.Outstanding;
        if (loan.Status is not ProgressiveStatus.Active)
        {
            return outstanding with { Interest = 0 };
        }

        // What is due, and what the running installment has earned; else all interest that the schedule holds.
        return state.Configuration(ScenarioState.TransferredInterest) != "PAYABLE_OUTSTANDING_INTEREST"
            ? outstanding
            : outstanding with
            {
                Interest = loan.Installments.Where(line => line.Due <= loan.BusinessDate).Sum(static line => line.Outstanding.Interest) + loan.InterestNotYetDue,
            };
    }
}
