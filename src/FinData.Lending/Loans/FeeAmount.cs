namespace FinData.Lending;

/// <summary>What an agreed fee comes to.</summary>
internal static class FeeAmount
{
    /// <param name="on">What a share is of, minor units.</param>
    internal static long Of(FeeTerms fee, long on, LoanTerms terms)
    {
        var digits = terms.Currency.MinorDigits;
        return Rounding.ToMinor(fee.Amount ?? (MinorUnits.ToDecimal(on, digits) * fee.Share!.Value), digits, terms.Rounding);
    }

    /// <summary>All fees of an installment.</summary>
    /// <param name="on">Its principal and interest, minor units.</param>
    internal static long OfInstallment(LoanTerms terms, long on)
    {
        var sum = 0L;
        foreach (var fee in terms.Fees.AsSpan())
        {
            sum += fee.Timing == FeeTiming.Installment ? Of(fee, on, terms) : 0;
        }

        return sum;
    }
}
