using System.Collections.Immutable;

namespace FinData.Lending;

public abstract partial record ContractTerms
{
    /// <summary>Largest rate: 1,000 % a period. Above are typing errors, and growth over years would leave every range.</summary>
    public const decimal MaxRate = 10m;

    private const int MaxProductLength = 64;

    /// <summary>Every error, naming its field; empty when the terms can be agreed.</summary>
    public ImmutableArray<TermsError> Validate()
    {
        var errors = ImmutableArray<TermsError>.Empty;
        Check(ref errors, !string.IsNullOrEmpty(Product) && Product.Length <= MaxProductLength, nameof(Product), "Has 1 to 64 characters.");
        Check(ref errors, Currency != default, nameof(Currency), "Is an ISO 4217 currency.");
        Check(ref errors, Rounding <= RoundingRule.Down, nameof(Rounding), "Is a known rounding rule.");
        Check(ref errors, DayCount is >= DayCount.Actual365Fixed and <= DayCount.Business252, nameof(DayCount), "Is a known day count.");
        AddErrors(ref errors);
        return errors;
    }

    /// <summary>Whether a later rate could have been agreed in these terms.</summary>
    internal abstract bool Accepts(RateChange change);

    private protected static void Check(ref ImmutableArray<TermsError> errors, bool holds, string field, string message)
    {
        if (!holds)
        {
            errors = errors.Add(new TermsError(field, message));
        }
    }

    private protected abstract void AddErrors(ref ImmutableArray<TermsError> errors);
}
