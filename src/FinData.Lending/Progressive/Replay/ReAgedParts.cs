namespace FinData.Lending.Progressive;

/// <summary>What every new installment of a re-aging takes of each part.</summary>
internal readonly record struct ReAgedParts(EqualParts Principal, EqualParts Interest, EqualParts Fees, EqualParts Penalties)
{
    internal static ReAgedParts Of(LoanFacts facts, PartAmounts amounts, int count, decimal? multiple)
    {
        var interest = EqualParts.Of(facts.Math, amounts.Interest, count);
        var fees = EqualParts.Of(facts.Math, amounts.Fees, count);
        var penalties = EqualParts.Of(facts.Math, amounts.Penalties, count);
        var principal = EqualParts.Within(facts.Math, amounts.Principal, amounts.Total, interest.Value + fees.Value + penalties.Value, count, multiple);
        return new ReAgedParts(principal, interest, fees, penalties);
    }

    internal PartAmounts At(int index) => new(Principal.At(index), Interest.At(index), Fees.At(index), Penalties.At(index));
}
