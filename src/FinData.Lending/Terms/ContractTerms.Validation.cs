using System.Collections.Immutable;

namespace FinData.Lending;

public abstract partial record ContractTerms
{
    /// <summary>Largest rate: 1,000 % a period. Above are typing errors, and growth over years would leave every range.</summary>
    public const decimal MaxRate = 10m;

    private const int MaxProductLength = 64;

    private protected static readonly DateOnly MinDate = new(1900, 1, 1);
    private protected static readonly DateOnly MaxDate = new(2199, 12, 31);

    /// <summary>Every error, naming its field; empty when the terms can be agreed.</summary>
    public ImmutableArray<TermsError> Validate() => Validate(opened: null);

    /// <summary>The same for terms that are agreed on a date: what should come after it must.</summary>
    public ImmutableArray<TermsError> Validate(DateOnly? opened)
    {
        var errors = ImmutableArray<TermsError>.Empty;
        Check(ref errors, !string.IsNullOrEmpty(Product) && Product.Length <= MaxProductLength, nameof(Product), "Has 1 to 64 characters.");
        Check(ref errors, Currency != default, nameof(Currency), "Is an ISO 4217 currency.");
        Check(ref errors, Rounding <= RoundingRule.Down, nameof(Rounding), "Is a known rounding rule.");
        Check(ref errors, IsKnown(DayCount), nameof(DayCount), "Is a known day count.");
        AddErrors(ref errors, opened);
        return errors;
    }

    /// <summary>An amount that the terms name, in minor units.</summary>
    internal long ToMinor(decimal amount)
        => amount == 0 ? 0
            : MinorUnits.TryFrom(amount, Currency.MinorDigits, out var minor) ? minor
            : throw new OverflowException($"{amount} is no amount of {Currency}.");

    /// <summary>Whether a rate could have been agreed in these terms on a later date.</summary>
    internal abstract bool Accepts(RateChange change, DateOnly on);

    private protected static bool IsKnown(DayCount dayCount) => dayCount is >= DayCount.Actual365Fixed and <= DayCount.Thirty360Isda;

    private protected static bool IsKnown(Frequency frequency) => frequency is >= Frequency.Monthly and <= Frequency.Biweekly;

    private protected static bool IsShare(decimal share) => share is > 0 and <= MaxRate && share.Scale <= Rate.MaxDecimals;

    private protected static void Check(ref ImmutableArray<TermsError> errors, bool holds, string field, string message)
    {
        if (!holds)
        {
            errors = errors.Add(new TermsError(field, message));
        }
    }

    private protected abstract void AddErrors(ref ImmutableArray<TermsError> errors, DateOnly? opened);

    private protected bool IsAmount(decimal amount) => MinorUnits.TryFrom(amount, Currency.MinorDigits, out _);

    private protected bool IsPositive(decimal amount) => amount > 0 && IsAmount(amount);
}
