using System.Collections.Immutable;

namespace FinData.Silo.Pages.Portfolio;

/// <summary>What the ledger's contracts earned and what is expected of them, by month, as last summed.</summary>
public sealed record PortfolioMonths
{
    public static PortfolioMonths None { get; } = new();

    /// <summary>Null until it has been summed once.</summary>
    public DateTimeOffset? SummedAt { get; init; }

    public long Contracts { get; init; }

    /// <summary>Contracts that could not be folded.</summary>
    public long LeftOut { get; init; }

    public ImmutableArray<CurrencyIncome> Income { get; init; } = [];

    public ImmutableArray<CurrencyCashFlow> CashFlow { get; init; } = [];

    /// <summary>Contracts summed so far by the sum that runs; null where none does.</summary>
    public long? Summing { get; init; }

    /// <summary>Why the last sum was given up; null where it was not.</summary>
    public string? Error { get; init; }
}
