using System.Collections.Immutable;
using System.Text.Json;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Products;

/// <summary>One product's settings. Enumerations stand there by name, with or without a prefix, or by the number of the foreign API.</summary>
internal sealed class ProductSettings(string name, JsonElement own, JsonElement? fallback)
{
    public string Name { get; } = name;

    public bool IsProgressive => Text("loanScheduleType") == "PROGRESSIVE";

    public string Strategy => Text("transactionProcessingStrategyCode") ?? "";

    public string? Text(string setting) => Find(setting) is { } value && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Array or JsonValueKind.Object)
        ? value.ToString()
        : null;

    public bool Flag(string setting) => Find(setting) is { ValueKind: JsonValueKind.True };

    public decimal? Amount(string setting) => Find(setting) is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null;

    public int? Number(string setting) => Find(setting) is { ValueKind: JsonValueKind.Number } value ? (int)value.GetDecimal() : null;

    /// <param name="names">What the setting may be: the end of its name, or its number, and what it means here.</param>
    public T Choice<T>(string setting, T otherwise, params ReadOnlySpan<(string Name, T Meaning)> names)
    {
        if (Text(setting) is not { } text)
        {
            return otherwise;
        }

        foreach (var (choice, meaning) in names)
        {
            if (text == choice || (text.Length > choice.Length && text.EndsWith("_" + choice, StringComparison.Ordinal)))
            {
                return meaning;
            }
        }

        throw new UnsupportedStepException($"product {Name}: {setting} {text}");
    }

    public ImmutableArray<string> List(string setting)
        => Find(setting) is { ValueKind: JsonValueKind.Array } values ? [.. values.EnumerateArray().Select(static value => value.GetString()!)] : [];

    public ImmutableArray<PaymentAllocation> Allocations(ProductChanges changes)
    {
        if (Find("paymentAllocation") is not { ValueKind: JsonValueKind.Array } allocations)
        {
            return [PaymentAllocation.Default];
        }

        return
        [
            .. from entry in allocations.EnumerateArray()
               let type = entry.GetProperty("transactionType").GetString()!
               select new PaymentAllocation(
                   type == "DEFAULT" ? null : TransactionNames.Code(type),
                   [.. entry.GetProperty("order").EnumerateArray().Select(static rule => AllocationNames.Rule(rule.GetString()!))],
                   AllocationNames.Future(changes.FutureRule(Name, type) ?? entry.GetProperty("futureInstallmentAllocationRule").GetString()!)),
        ];
    }

    public ImmutableArray<AllocationPart> ChargebackOrder()
        => Find("creditAllocation") is { ValueKind: JsonValueKind.Array } credits
            ? [.. credits.EnumerateArray().First().GetProperty("creditAllocationOrder").EnumerateArray().Select(static part => AllocationNames.Part(part.GetString()!))]
            : [];

    private JsonElement? Find(string setting)
        => own.TryGetProperty(setting, out var value) || (fallback is { } other && other.TryGetProperty(setting, out value)) ? value : null;
}
