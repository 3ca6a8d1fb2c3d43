using System.Runtime.CompilerServices;
using FinData.Lending;

namespace FinData.Events;

/// <summary>Amounts of money on the wire.</summary>
internal static class WireAmount
{
    private const long MaxWhole = (long)EventLimits.MaxAmount;
    private const int MaxIntegerDigits = 15;

    /// <param name="text">The amount as written.</param>
    /// <param name="currency">Its currency; <c>default</c> where that is unknown, and then neither scale nor range are judged.</param>
    /// <param name="amount">With exactly the currency's minor digits.</param>
    /// <param name="canBeZero">Parts of a schedule may be nothing; money that moves may not.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RejectReason TryParse(ReadOnlySpan<byte> text, Currency currency, out decimal amount, bool canBeZero = false)
    {
        amount = 0;
        if (!WireDecimal.TryParse(text, out var value))
        {
            return RejectReason.InvalidAmount;
        }

        if (currency == default)
        {
            return RejectReason.None;
        }

        if (value.Scale > currency.MinorDigits)
        {
            return RejectReason.WrongScale;
        }

        if (value.IntegerDigits > MaxIntegerDigits || (value.Digits == 0 && !canBeZero))
        {
            return RejectReason.AmountOutOfRange;
        }

        amount = value.ToDecimal(currency.MinorDigits);

        // Only a figure of 15 nines and a fraction can still be above the limit.
        return value.Digits > MaxWhole && amount > EventLimits.MaxAmount ? RejectReason.AmountOutOfRange : RejectReason.None;
    }
}
