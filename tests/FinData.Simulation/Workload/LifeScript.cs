using System.Text;
using FinData.Conformance;
using FinData.Lending;

namespace FinData.Simulation;

/// <summary>
/// Random lives of a few contracts, as a careless world sends them: late openings, backdated events, repeats, conflicts, reversals of what was, will be and
/// never is, other currencies, and bytes that are no event. The same seed sends the same records.
/// </summary>
internal sealed class LifeScript(Random random, int contracts)
{
    private static readonly ContractTerms[] Terms =
    [
        Given.Account,
        Given.Account with { Product = "savings", DayCount = DayCount.Actual360, CreditRate = Rate.EffectiveAnnual(0.05m), DebitRate = Rate.EffectiveAnnual(0.3m), Rounding = RoundingRule.HalfUp },
        Given.Loan,
        Given.Loan with { Product = "daily", InterestMode = InterestMode.DailyRest, Amortization = Amortization.EqualInstallment, Rate = Rate.NominalAnnual(0.3m) },
    ];

    private readonly List<(byte[] Key, byte[] Value)> sent = [];
    private int number;

    public (byte[] Key, byte[] Value) Next()
    {
        var record = random.Next(100) switch
        {
            < 12 when sent.Count > 0 => sent[random.Next(sent.Count)],
            < 15 => Garbage(),
            _ => Fresh(),
        };
        sent.Add(record);
        return record;
    }

    private (byte[] Key, byte[] Value) Fresh()
    {
        var contract = random.Next(contracts);
        var id = $"contract-{contract}";
        number++;

        // One event in fifteen takes an id that was or will be another's: a conflict, or the target of an early reversal.
        var eventId = random.Next(15) == 0 ? $"e{Math.Max(1, number + random.Next(-20, 6))}" : $"e{number}";
        return (Wire.Key(id), Wire.Value(id, eventId, Happened(Terms[contract % Terms.Length])));
    }

    private ContractEvent Happened(ContractTerms terms)
    {
        // Business time moves on with the number of events; some are late by months.
        var day = (number / 2) + (random.Next(5) == 0 ? -random.Next(40) : random.Next(4));
        var amount = random.Next(1, 50_000) / 100m;
        return random.Next(20) switch
        {
            < 2 => Given.Opened(Math.Max(0, day - random.Next(30)), $"client-{random.Next(3)}", terms),
            < 4 => Given.Reversed(day, $"e{Math.Max(1, number + random.Next(-15, 5))}"),
            4 => Given.RateChanged(day, random.Next(0, 30) / 100m),
            5 => Given.Capitalized(day),
            6 when random.Next(4) == 0 => Given.Closed(day),
            7 when terms is LoanTerms => Given.Disbursed(day, 1_200m),
            8 => new ContractEvent(EventKind.Credited, Given.Day(day), 0, Currency.Parse("USD"), amount),
            _ when terms is LoanTerms => Given.Paid(day, amount),
            < 15 => Given.Credited(day, amount),
            _ => Given.Debited(day, amount),
        };
    }

    private (byte[] Key, byte[] Value) Garbage()
    {
        var id = $"contract-{random.Next(contracts)}";
        return random.Next(3) switch
        {
            0 => (Wire.Key(id), [0xC3, 0x28, 0xFF]),
            1 => (Wire.Key("contract-of-nobody"), Wire.Value(id, "misplaced", Given.Credited(1, 1m))),
            _ => (Wire.Key(id), Encoding.UTF8.GetBytes("{\"eventId\":\"e1\",\"type\":\"credited\"}")),
        };
    }
}
