using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Assets;

/// <summary>Why a request for a transfer is refused, in the order in which it is found.</summary>
internal enum AssetRefusal
{
    InvalidRequest,
    LoanStatus,
    SettlementInThePast,
    IdInUse,
    InProgress,
    AlreadyPending,
    AlreadyOwned,
    NotOwned,
    BuybackInProgress,
    SettlementTooEarly,
    NotLatest,
    NotPending,
}

/// <summary>
/// Who owns a loan: sales and buybacks as they are asked for, settled at the close of their day, cancelled or declined. Ownership changes no figure
/// of the loan; it only says whose its journal lines are.
/// </summary>
internal sealed partial class AssetBook
{
    private static readonly DateOnly Never = AssetTransfer.Never;
    private readonly List<AssetTransfer> transfers = [];

    public IReadOnlyList<AssetTransfer> Transfers => transfers;

    public AssetJournal Journal { get; } = new();

    /// <summary>Null while the loan is the lender's own.</summary>
    public string? Owner => Held?.Owner;

    private AssetTransfer? Held => transfers.FindLast(static transfer => transfer.IsHeld && transfer.IsOpen);

    /// <param name="isResale">An owner may sell on to another.</param>
    public AssetRefusal? Sell(ProgressiveLoan loan, string? owner, string id, DateOnly? settlement, string? ratio, bool isDelayed, bool isIntermediate, bool isResale)
    {
        if (owner is null || settlement is not { } day || string.IsNullOrEmpty(ratio))
        {
            return AssetRefusal.InvalidRequest;
        }

        var isFromIntermediary = isDelayed && !isIntermediate;
        if (loan.Status is not ProgressiveStatus.Active
            && !(isFromIntermediary && loan.Status is ProgressiveStatus.ClosedObligationsMet or ProgressiveStatus.Overpaid))
        {
            return AssetRefusal.LoanStatus;
        }

        if (RefusalOf(loan, day, id) is { } refusal)
        {
            return refusal;
        }

        var effective = Effective(loan.BusinessDate);
        if (SaleRefusal(effective, isFromIntermediary, isDelayed, isIntermediate, isResale) is { } refused)
        {
            return refused;
        }

        transfers.Add(new AssetTransfer
        {
            Owner = owner,
            PreviousOwner = effective.Count > 0 ? effective[0].Owner : null,
            Id = id,
            Status = isIntermediate ? AssetStatus.PendingIntermediate : AssetStatus.Pending,
            Settlement = day,
            PriceRatio = ratio,
            From = loan.BusinessDate,
        });
        return null;
    }

    public AssetRefusal? BuyBack(ProgressiveLoan loan, string id, DateOnly? settlement)
    {
        if (settlement is not { } day)
        {
            return AssetRefusal.InvalidRequest;
        }

        if (RefusalOf(loan, day, id) is { } refusal)
        {
            return refusal;
        }

        var effective = Effective(loan.BusinessDate);
        switch (effective)
        {
            case []:
                return AssetRefusal.NotOwned;
            case [_, _, ..]:
                return AssetRefusal.BuybackInProgress;
            case [var only] when only.IsBuyback || only.Status is AssetStatus.PendingIntermediate:
                return AssetRefusal.NotOwned;
            case [var only] when day < only.Settlement:
                return AssetRefusal.SettlementTooEarly;
        }

        var bought = effective[0];
        transfers.Add(new AssetTransfer
        {
            Owner = bought.Owner,
            PreviousOwner = bought.Owner,
            Id = id,
            Status = bought.Status is AssetStatus.ActiveIntermediate ? AssetStatus.BuybackIntermediate : AssetStatus.Buyback,
            Settlement = day,
            PriceRatio = bought.PriceRatio,
            From = loan.BusinessDate,
        });
        return null;
    }

    /// <summary>Takes a request back that was not settled yet. What was asked for last goes first.</summary>
    public AssetRefusal? Cancel(ProgressiveLoan loan, string id)
    {
        var asked = transfers.FindLast(transfer => transfer.Id == id);
        var effective = Effective(loan.BusinessDate);
        if (asked is null || effective.Count == 0 || effective[0] != asked)
        {
            return AssetRefusal.NotLatest;
        }

        if (!asked.IsSaleAsked && !asked.IsBuyback)
        {
            return AssetRefusal.NotPending;
        }

        asked.To = loan.BusinessDate;
        transfers.Add(asked.Followed(AssetStatus.Cancelled, asked.Settlement, asked.From, loan.BusinessDate, AssetReason.UserRequested));
        return null;
    }

    private static AssetRefusal? SaleRefusal(List<AssetTransfer> effective, bool isFromIntermediary, bool isDelayed, bool isIntermediate, bool isResale)
    {
        // Where settlement is delayed, an intermediary buys first, and sells on.
        if (isIntermediate && !isDelayed)
        {
            return AssetRefusal.InvalidRequest;
        }

        return effective switch
        {
            [_, _, ..] => AssetRefusal.InProgress,
            [{ IsSaleAsked: true }] => AssetRefusal.AlreadyPending,
            [{ Status: AssetStatus.ActiveIntermediate }] when isFromIntermediary => null,
            [{ Status: AssetStatus.Active }] when isResale && !isDelayed => null,
            [_] => AssetRefusal.AlreadyOwned,
            _ => isFromIntermediary ? AssetRefusal.NotOwned : null,
        };
    }

    private AssetRefusal? RefusalOf(ProgressiveLoan loan, DateOnly settlement, string id)
        => settlement < loan.BusinessDate ? AssetRefusal.SettlementInThePast
            : transfers.Exists(transfer => transfer.Id == id) ? AssetRefusal.IdInUse
            : null;

    // The last first.
    private List<AssetTransfer> Effective(DateOnly date) => [.. transfers.Where(transfer => transfer.To > date).Reverse()];
}
