using FinData.Conformance;
using FinData.Lending;

namespace FinData.Grains.Tests;

/// <summary>An account at 1,000 % effective a year. Its interest grows a million-fold in 1,452 business days: a fold of more without an event between breaks.</summary>
internal static class Steep
{
    /// <summary>The number of a day so far ahead that nothing of it can be computed.</summary>
    public const int TooFar = 3_500;

    public static readonly AccountTerms Terms = Given.Account with { CreditRate = Rate.EffectiveAnnual(10m), DebitRate = Rate.EffectiveAnnual(0m), DayCount = DayCount.Business252 };

    public static ContractEvent Opened => Given.Opened(0, terms: Terms);

    /// <summary>A contract that the event <c>late</c> breaks.</summary>
    public static void Append(PumpRig rig, string contractId)
    {
        rig.Append(contractId, "open", Opened);
        rig.Append(contractId, "e1", Given.Credited(1, 100m));
        rig.Append(contractId, "late", Given.Credited(TooFar, 5m));
    }
}
