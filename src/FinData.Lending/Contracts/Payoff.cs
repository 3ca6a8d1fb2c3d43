namespace FinData.Lending;

/// <summary>What settles a loan in full on <see cref="Date"/>: <see cref="Total"/> = principal + interest (due and accrued, rounded once) + fees + penalties - credit.</summary>
public readonly record struct Payoff(DateOnly Date, decimal Principal, decimal Interest, decimal Fees, decimal Penalties, decimal Credit)
{
    public decimal Total => Principal + Interest + Fees + Penalties - Credit;
}
