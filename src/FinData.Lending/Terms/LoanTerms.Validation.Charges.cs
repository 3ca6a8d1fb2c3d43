using System.Collections.Immutable;

namespace FinData.Lending;

public sealed partial record LoanTerms
{
    /// <summary>Products have a handful of fees; more are a list that went wrong.</summary>
    public const int MaxFees = 64;

    private const int MaxNameLength = 64;

    private void AddChargeErrors(ref ImmutableArray<TermsError> errors)
    {
        Check(ref errors, Fees.Count <= MaxFees, nameof(Fees), "Are at most 64.");
        for (var i = 0; i < Math.Min(Fees.Count, MaxFees); i++)
        {
            AddFeeErrors(ref errors, $"{nameof(Fees)}[{i}]", Fees[i]);
        }

        if (LateCharges is { } late)
        {
            AddLateErrors(ref errors, late);
        }
    }

    private void AddFeeErrors(ref ImmutableArray<TermsError> errors, string name, FeeTerms fee)
    {
        Check(ref errors, !string.IsNullOrEmpty(fee.Name) && fee.Name.Length <= MaxNameLength, $"{name}.{nameof(fee.Name)}", "Has 1 to 64 characters.");
        Check(ref errors, fee.Timing is >= FeeTiming.Disbursement and <= FeeTiming.Date, $"{name}.{nameof(fee.Timing)}", "Is a known timing.");
        Check(ref errors, fee.Amount is null != fee.Share is null, $"{name}.{nameof(fee.Amount)}", "Either an amount or a share is given.");
        Check(ref errors, fee.Amount is not { } amount || IsPositive(amount), $"{name}.{nameof(fee.Amount)}", "Is a positive amount.");
        Check(ref errors, fee.Share is not { } share || IsShare(share), $"{name}.{nameof(fee.Share)}", "Is above 0 and at most 10, with at most 10 decimals.");
        Check(ref errors, fee.Timing == FeeTiming.Date ? fee.Date >= MinDate && fee.Date <= MaxDate : fee.Date is null, $"{name}.{nameof(fee.Date)}",
            "Lies between 1900-01-01 and 2199-12-31 for a fee on a date, and is not given for others.");
    }

    private static void AddLateErrors(ref ImmutableArray<TermsError> errors, LateCharges late)
    {
        const string Name = nameof(LateCharges);
        Check(ref errors, late.FixedShare == 0 || IsShare(late.FixedShare), $"{Name}.{nameof(late.FixedShare)}", "Is between 0 and 10, with at most 10 decimals.");
        Check(ref errors, late.Rate.Value is >= 0 and <= MaxRate && late.Rate.Form is RateForm.NominalAnnual or RateForm.Monthly, $"{Name}.{nameof(late.Rate)}",
            "Is between 0 and 10, nominal per year or per month: late interest is simple.");
        Check(ref errors, IsKnown(late.DayCount) && late.DayCount != DayCount.ActualActualIcma, $"{Name}.{nameof(late.DayCount)}",
            "Is a known day count, and not ACT/ACT ICMA: lateness has no regular periods.");
        Check(ref errors, late.GraceDays is >= 0 and <= LateCharges.MaxGraceDays, $"{Name}.{nameof(late.GraceDays)}", "Is between 0 and 366.");
        Check(ref errors, late.FixedShare != 0 || late.Rate.Value != 0, Name, "Charge a fixed share, a rate, or both.");
    }
}
