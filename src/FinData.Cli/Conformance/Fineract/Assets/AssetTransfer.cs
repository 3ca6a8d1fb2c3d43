using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Assets;

/// <summary>Where a transfer of a loan between owners stands. Intermediate: the owner holds the loan only until its buyer settles.</summary>
internal enum AssetStatus
{
    Pending,
    PendingIntermediate,
    Active,
    ActiveIntermediate,
    Buyback,
    BuybackIntermediate,
    Cancelled,
    Declined,
}

/// <summary>Why a transfer was cancelled or declined.</summary>
internal enum AssetReason
{
    BalanceZero,
    BalanceNegative,
    SamedayTransfers,
    Unsold,
    UserRequested,
}

/// <summary>One row in the history of a loan's owners.</summary>
internal sealed class AssetTransfer
{
    /// <summary>The end of what has no end yet.</summary>
    public static readonly DateOnly Never = new(9999, 12, 31);

    public required string Owner { get; init; }

    /// <summary>Who held the loan before: for a sale of what another owner holds, and for a buyback.</summary>
    public string? PreviousOwner { get; init; }

    /// <summary>What the request is known by. The rows that follow from it have the same.</summary>
    public required string Id { get; init; }

    public required AssetStatus Status { get; init; }

    public AssetReason? Reason { get; init; }

    public required DateOnly Settlement { get; init; }

    public required string PriceRatio { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly To { get; set; } = Never;

    /// <summary>What was outstanding when the loan changed hands; null where it did not.</summary>
    public PartAmounts? Outstanding { get; set; }

    public bool IsOpen => To == Never;

    public bool IsSaleAsked => Status is AssetStatus.Pending or AssetStatus.PendingIntermediate;

    public bool IsHeld => Status is AssetStatus.Active or AssetStatus.ActiveIntermediate;

    public bool IsBuyback => Status is AssetStatus.Buyback or AssetStatus.BuybackIntermediate;

    public AssetTransfer Followed(AssetStatus status, DateOnly settlement, DateOnly from, DateOnly to, AssetReason? reason = null) => new()
    {
        Owner = Owner,
        PreviousOwner = status is AssetStatus.Cancelled or AssetStatus.Declined ? null : PreviousOwner,
        Id = Id,
        Status = status,
        Reason = reason,
        Settlement = settlement,
        PriceRatio = PriceRatio,
        From = from,
        To = to,
    };
}
