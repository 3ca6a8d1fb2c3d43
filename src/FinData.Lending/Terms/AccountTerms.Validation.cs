using System.Collections.Immutable;

namespace FinData.Lending;

public sealed partial record AccountTerms
{
    private const string RateMessage = "Is above -1 and at most 10, per year: accounts accrue by the day, a monthly form has no meaning for them.";

    internal override bool Accepts(RateChange change) => IsRate(change.Rate) && (change.DebitRate is not { } debit || IsRate(debit));

    private protected override void AddErrors(ref ImmutableArray<TermsError> errors)
    {
        Check(ref errors, IsRate(CreditRate), nameof(CreditRate), RateMessage);
        Check(ref errors, IsRate(DebitRate), nameof(DebitRate), RateMessage);
    }

    private static bool IsRate(Rate rate)
        => rate.Form is RateForm.NominalAnnual or RateForm.EffectiveAnnual && rate.Value is > -1 and <= MaxRate;
}
