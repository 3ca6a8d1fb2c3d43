using System.Collections.Immutable;
using System.Globalization;

namespace FinData.Lending;

/// <summary>Reads single attributes from their texts, and keeps every fault, so that a caller sees all of them at once.</summary>
internal sealed class ActusAttributeReader(IReadOnlyDictionary<string, string> attributes)
{
    internal List<string> Faults { get; } = [];

    internal List<string> Unsupported { get; } = [];

    internal bool Has(string name) => Text(name) is not null;

    /// <summary>The attribute's text; empty texts and the word NULL stand for "not defined", as published files have them.</summary>
    internal string? Text(string name)
        => attributes.TryGetValue(name, out var text) && text.Trim() is { Length: > 0 } trimmed && trimmed is not ("null" or "NA") ? trimmed : null;

    internal string Required(string name) => Text(name) ?? Missing(name, "");

    internal DateTime RequiredDate(string name) => Date(name) ?? (Has(name) ? default : Missing(name, default(DateTime)));

    internal decimal RequiredNumber(string name) => Number(name) ?? (Has(name) ? default : Missing(name, 0m));

    internal DateTime? Date(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (ActusTime.TryParse(text, out var time))
        {
            return time;
        }

        Faults.Add($"{name}: '{text}' is no date (2013-01-31 or 2013-01-31T00:00:00)");
        return null;
    }

    /// <summary>Days, separated by commas.</summary>
    internal ImmutableArray<DateOnly> Days(string name)
    {
        var days = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (var text in Text(name)?.Split(',', StringSplitOptions.TrimEntries) ?? [])
        {
            if (ActusTime.TryParse(text, out var time))
            {
                days.Add(DateOnly.FromDateTime(time));
            }
            else
            {
                Faults.Add($"{name}: '{text}' is no date (2013-01-31)");
            }
        }

        return days.ToImmutable();
    }

    internal decimal? Number(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Faults.Add($"{name}: '{text}' is no number");
        return null;
    }

    /// <summary>A number that must not be below zero, such as an amount whose direction the contract role gives.</summary>
    internal decimal? Amount(string name)
    {
        var number = Number(name);
        if (number < 0)
        {
            Faults.Add($"{name}: {Text(name)} is negative; the contract role gives the direction");
        }

        return number;
    }

    internal ActusCycle? Cycle(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (ActusCycle.TryParse(text, out var cycle))
        {
            return cycle;
        }

        Faults.Add($"{name}: '{text}' is no cycle (P1ML0: period of at least one day, then L0 for a long or L1 for a short last stub)");
        return null;
    }

    /// <summary>One of an enumeration's names, in any case; <paramref name="spelling"/> turns other spellings, given in capitals, into them.</summary>
    internal T? Choice<T>(string name, Func<string, string>? spelling = null)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var capitals = text.ToUpperInvariant();
        var spelled = spelling?.Invoke(capitals) ?? capitals;
        if (Enum.GetNames<T>().Contains(spelled, StringComparer.Ordinal))
        {
            return Enum.Parse<T>(spelled);
        }

        Unsupported.Add($"attribute {name} {text}");
        return null;
    }

    private T Missing<T>(string name, T none)
    {
        Faults.Add($"{name}: missing");
        return none;
    }
}
