using System.Collections.Immutable;
using System.Globalization;

namespace FinData.Lending.Tests.Actus;

/// <summary>A contract under test: attributes that every loan needs, changed by a test's own, and what was observed.</summary>
internal sealed class ActusLoan
{
    private readonly Dictionary<string, string> attributes = new(StringComparer.Ordinal)
    {
        ["contractRole"] = "RPA",
        ["statusDate"] = "2023-12-31",
        ["initialExchangeDate"] = "2024-01-01",
        ["notionalPrincipal"] = "1200",
        ["nominalInterestRate"] = "0.12",
        ["currency"] = "EUR",
        ["dayCountConvention"] = "30E360",
    };

    private readonly List<(string Code, DateTime Time, decimal Value)> market = [];
    private readonly List<ActusObservedEvent> observed = [];

    internal ActusLoan(string contractType, params string[] terms)
    {
        attributes["contractType"] = contractType;
        With(terms);
    }

    internal ActusLoan With(params string[] terms)
    {
        foreach (var term in terms)
        {
            var parts = term.Split('=', 2);
            attributes[parts[0]] = parts[1];
        }

        return this;
    }

    internal ActusLoan Without(string attribute)
    {
        attributes.Remove(attribute);
        return this;
    }

    internal ActusLoan Observing(string code, string date, decimal value)
    {
        market.Add((code, Date(date), value));
        return this;
    }

    internal ActusLoan Prepaid(string date, decimal amount)
    {
        observed.Add(new ActusObservedEvent(Date(date), ActusEventType.PP, amount));
        return this;
    }

    internal ActusLoan Observed(string date, ActusEventType type)
    {
        observed.Add(new ActusObservedEvent(Date(date), type));
        return this;
    }

    /// <summary>What a failing law shows.</summary>
    public override string ToString() => string.Join(' ', attributes.Select(static term => $"{term.Key}={term.Value}"));

    internal ActusReading Read() => ActusTermsReader.Read(attributes);

    internal ImmutableArray<ActusEvent> Evaluate(string? to = null)
    {
        var reading = Read();
        Assert.Empty(reading.Unsupported);
        Assert.Empty(reading.Faults);
        return ActusContract.Evaluate(reading.Terms!, new ActusMarket(market), observed, to is null ? null : Date(to));
    }

    internal static DateTime Date(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
