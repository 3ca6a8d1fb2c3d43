using System.Collections.Immutable;

namespace FinData.Silo.Pages.Contracts;

/// <summary>A column of a statement.</summary>
public sealed record StatementBucket(string Name, Func<BucketsView, decimal> Of)
{
    private static readonly ImmutableArray<StatementBucket> OfLoans =
    [
        new("Principal", static buckets => buckets.Principal),
        new("Interest", static buckets => buckets.Interest),
        new("Fees", static buckets => buckets.Fees),
        new("Penalties", static buckets => buckets.Penalties),
        new("Credit", static buckets => buckets.Credit),
        new("Owed in all", static buckets => buckets.Principal + buckets.Interest + buckets.Fees + buckets.Penalties - buckets.Credit),
    ];

    // The journal has what the client owes; on an account's page interest for the client is positive, as its balance is.
    private static readonly ImmutableArray<StatementBucket> OfAccounts =
    [
        new("Balance", static buckets => buckets.Deposit),
        new("Interest, not yet posted", static buckets => -buckets.Interest),
    ];

    /// <summary>Columns for a contract of the kind, without those in which nothing ever was.</summary>
    public static ImmutableArray<StatementBucket> InUse(string? kind, ImmutableArray<StatementMovement> movements)
        => [.. (kind == "account" ? OfAccounts : OfLoans).Where((bucket, place) => place == 0 || movements.Any(movement => bucket.Of(movement.Balance) != 0 || bucket.Of(movement.Change) != 0))];
}
