using FinData.Lending;

namespace FinData.Events;

/// <summary>Bounds of the wire contract. They are part of the published schemas.</summary>
public static class EventLimits
{
    /// <summary>A record larger than this is poison: events are a few hundred bytes, terms a few kilobytes.</summary>
    public const int MaxEventBytes = 65_536;

    /// <summary>Characters of an id.</summary>
    public const int MaxIdLength = 64;

    /// <summary>Characters of a product or source name.</summary>
    public const int MaxNameLength = 64;

    /// <summary>Largest amount of one event: 15 digits before the point leave decimal's 28 digits room for sums, rates and 8-digit accruals.</summary>
    public const decimal MaxAmount = 999_999_999_999_999m;

    /// <summary>Largest rate, as a fraction; the domain's own bound. A percentage written by mistake shows.</summary>
    public const decimal MaxRate = ContractTerms.MaxRate;

    /// <summary>Levels of nested objects and arrays, the record itself counted: what common JSON readers take.</summary>
    public const int MaxDepth = 64;

    /// <summary>Installments, and those of a grace; the domain's own bound, as the two below are.</summary>
    public const int MaxInstallments = LoanTerms.MaxCount;

    /// <summary>Units of the frequency from one due date to the next.</summary>
    public const int MaxInterval = LoanTerms.MaxInterval;

    /// <summary>Days of grace before late charges.</summary>
    public const int MaxGraceDays = LateCharges.MaxGraceDays;

    public static readonly DateOnly MinDate = new(1900, 1, 1);
    public static readonly DateOnly MaxDate = new(2199, 12, 31);
}
