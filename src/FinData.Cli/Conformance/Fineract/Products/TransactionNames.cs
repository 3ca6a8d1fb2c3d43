using System.Collections.Frozen;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Products;

/// <summary>Foreign names of transaction types: as codes in steps, and as words in tables.</summary>
internal static class TransactionNames
{
    private static readonly FrozenDictionary<ProgressiveTransactionType, string> Words = new Dictionary<ProgressiveTransactionType, string>
    {
        [ProgressiveTransactionType.RepaymentAtDisbursement] = "Repayment (at time of disbursement)",
        [ProgressiveTransactionType.WriteOff] = "Close (as written-off)",
        [ProgressiveTransactionType.InterestWaiver] = "Waive interest",
        [ProgressiveTransactionType.ChargeWaiver] = "Waive loan charges",
        [ProgressiveTransactionType.ChargeOff] = "Charge-off",
        [ProgressiveTransactionType.ReAge] = "Re-age",
        [ProgressiveTransactionType.ReAmortize] = "Re-amortize",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ProgressiveTransactionType> Codes =
        new Dictionary<string, ProgressiveTransactionType>(Enum.GetValues<ProgressiveTransactionType>().Select(static type => KeyValuePair.Create(type.ToString().ToUpperInvariant(), type)), StringComparer.Ordinal)
        {
            ["WAIVEINTEREST"] = ProgressiveTransactionType.InterestWaiver,
            ["WAIVECHARGES"] = ProgressiveTransactionType.ChargeWaiver,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Word(ProgressiveTransactionType type)
        => Words.GetValueOrDefault(type) ?? string.Concat(type.ToString().Select(static (letter, i) => char.IsUpper(letter) && i > 0 ? $" {letter}" : $"{letter}"));

    /// <summary>As the foreign system codes a type: "repayment", "merchantIssuedRefund".</summary>
    public static string Code(ProgressiveTransactionType type) => type switch
    {
        ProgressiveTransactionType.InterestWaiver => "waiveInterest",
        ProgressiveTransactionType.ChargeWaiver => "waiveCharges",
        _ => char.ToLowerInvariant(type.ToString()[0]) + type.ToString()[1..],
    };

    public static ProgressiveTransactionType Code(string code)
        => Codes.TryGetValue(code.Replace("_", "", StringComparison.Ordinal), out var type) ? type : throw new UnsupportedStepException($"transaction type {code}");

    /// <summary>Steps name a type by code or by its words.</summary>
    public static bool Is(ProgressiveTransactionType type, string name)
        => string.Equals(Word(type), name, StringComparison.OrdinalIgnoreCase)
            || (Codes.TryGetValue(name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant(), out var coded) && coded == type);
}
