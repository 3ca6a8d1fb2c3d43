using System.Collections.Immutable;

namespace FinData.Lending;

public sealed partial record LoanTerms
{
    // What changes the shape of a schedule has a meaning for some amortizations only.
    private void AddScheduleErrors(ref ImmutableArray<TermsError> errors)
    {
        Check(ref errors, InstallmentMethod <= InstallmentMethod.Iterated, nameof(InstallmentMethod), "Is a known method.");
        Check(ref errors, InstallmentMethod != InstallmentMethod.Iterated || Amortization == Amortization.EqualInstallment, nameof(InstallmentMethod),
            "Is iterated for equal installments (price) only.");
        Check(ref errors, InstallmentAmount is not { } amount || (IsAnnuityOrEqualPrincipal && IsPositive(amount)), nameof(InstallmentAmount),
            "Is a positive amount, for equal installments (price) or equal principal (sac).");
        Check(ref errors, InstallmentMultiple is not { } multiple
            || ((IsAnnuityOrEqualPrincipal || Amortization == Amortization.German) && IsPositive(multiple) && multiple <= Principal), nameof(InstallmentMultiple),
            "Is a positive amount up to the principal, for price, sac or german.");
        Check(ref errors, Balloon == 0 || (IsAnnuityOrEqualPrincipal && IsPositive(Balloon) && Balloon <= Principal), nameof(Balloon),
            "Is between 0 and the principal, for price or sac.");
        Check(ref errors, PrincipalGrace == 0 || (IsAnnuityOrEqualPrincipal && IsBelowCount(PrincipalGrace)), nameof(PrincipalGrace),
            "Is at least 0 and below the number of installments, for price or sac.");
        Check(ref errors, InterestGrace == 0 || ((IsAnnuityOrEqualPrincipal || Amortization == Amortization.InterestOnly) && IsBelowCount(InterestGrace)),
            nameof(InterestGrace), "Is at least 0 and below the number of installments, for price, sac or interestOnly.");
        Check(ref errors, InterestFree == 0 || (Amortization != Amortization.Bullet && IsBelowCount(InterestFree)), nameof(InterestFree),
            "Is at least 0 and below the number of installments; a bullet has only one.");
    }

    private bool IsBelowCount(int number) => number >= 0 && (number < Count || Count < 1);

    private void AddListErrors(ref ImmutableArray<TermsError> errors)
    {
        if (!IsCustom)
        {
            Check(ref errors, Installments.IsEmpty, nameof(Installments), "Are given for a custom amortization only.");
            return;
        }

        Check(ref errors, Installments.Count is >= 1 and <= MaxCount, nameof(Installments), "A custom amortization gives 1 to 1,200 installments.");
        if (Installments.Count is < 1 or > MaxCount)
        {
            return;
        }

        Check(ref errors, Count == Installments.Count, nameof(Count), "Is the number of the installments that are given.");
        Check(ref errors, FirstDueDate == Installments[0].DueDate, nameof(FirstDueDate), "Is the due date of the first installment that is given.");
        var sum = 0m;
        for (var i = 0; i < Installments.Count; i++)
        {
            var (due, principal, interest) = Installments[i];
            var isDate = due >= MinDate && due <= MaxDate && (i == 0 || due > Installments[i - 1].DueDate);
            var isAmount = principal >= 0 && IsAmount(principal);
            var isInterest = interest is not { } given || (given >= 0 && IsAmount(given) && InterestMode != InterestMode.DailyRest);
            sum += isAmount ? principal : 0;
            if (!isDate || !isAmount || !isInterest)
            {
                var name = $"{nameof(Installments)}[{i}]";
                Check(ref errors, isDate, $"{name}.{nameof(CustomInstallment.DueDate)}", "Lies between 1900-01-01 and 2199-12-31, after the installment before.");
                Check(ref errors, isAmount, $"{name}.{nameof(CustomInstallment.Principal)}", "Is an amount, not negative.");
                Check(ref errors, isInterest, $"{name}.{nameof(CustomInstallment.Interest)}",
                    "Is an amount, not negative, and is not given where interest accrues on what is really outstanding (dailyRest).");
            }
        }

        Check(ref errors, sum == Principal, nameof(Installments), "Have principal parts that sum to the principal.");
    }
}
