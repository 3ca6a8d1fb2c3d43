using System.Collections.Immutable;

namespace FinData.Silo.Pages.Contracts;

/// <summary>Closing balances by day: what the chart draws. One point for each day that had an event.</summary>
internal sealed record ContractChart
{
    public required string? Currency { get; init; }

    public required ImmutableArray<DateOnly> Days { get; init; }

    public required ImmutableArray<decimal> Balance { get; init; }

    /// <summary>Null where no principal was ever lent: an account.</summary>
    public ImmutableArray<decimal>? Principal { get; init; }

    public static ContractChart Of(StatementView statement)
    {
        var closings = statement.Lines
            .Where(static line => line.Outcome == "applied")
            .GroupBy(static line => line.Date)
            .Select(static day => day.Last())
            .OrderBy(static line => line.Date)
            .ToArray();
        var hasPrincipal = closings.Any(static line => line.PrincipalOutstanding != 0);
        return new ContractChart
        {
            Currency = statement.Currency,
            Days = [.. closings.Select(static line => line.Date)],
            Balance = [.. closings.Select(static line => line.Balance)],
            Principal = hasPrincipal ? [.. closings.Select(static line => line.PrincipalOutstanding)] : null,
        };
    }
}
