namespace FinData.Lending.Tests;

/// <summary>Amounts of a currency as the tests make them: whole numbers of the smallest there is.</summary>
internal static class Minor
{
    internal static decimal Unit(Currency currency) => new(1, 0, 0, isNegative: false, (byte)currency.MinorDigits);

    internal static decimal Round(decimal amount, Currency currency) => decimal.Round(amount, currency.MinorDigits);

    /// <summary>The same event with its amount, if it has one, in the currency.</summary>
    internal static ContractEvent In(this ContractEvent happened, Currency currency)
        => new(happened.Kind, happened.EffectiveDate, happened.Offset, happened.Amount == 0 ? default : currency, happened.Amount, happened.Detail);
}
