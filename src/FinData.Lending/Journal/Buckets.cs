namespace FinData.Lending;

/// <summary>Amounts by what they are owed for. Equality is by value; <c>default</c> is nothing.</summary>
/// <param name="Principal">Of a loan, due or not.</param>
/// <param name="Interest">Accrued and due, owed by the client; an account's credit interest is negative.</param>
/// <param name="Fees">Fallen due.</param>
/// <param name="Penalties">Accrued and due.</param>
/// <param name="Credit">What a borrower paid beyond everything due.</param>
/// <param name="Deposit">An account's balance.</param>
public readonly record struct Buckets(decimal Principal, decimal Interest, decimal Fees, decimal Penalties, decimal Credit, decimal Deposit)
{
    /// <summary>What the client owes in all; negative: is owed.</summary>
    public decimal Total => Principal + Interest + Fees + Penalties - Credit - Deposit;

    internal Buckets Plus(in JournalLine line) => line.Account switch
    {
        JournalAccount.Principal => this with { Principal = Principal + line.Amount },
        JournalAccount.InterestReceivable or JournalAccount.InterestPayable => this with { Interest = Interest + line.Amount },
        JournalAccount.FeeReceivable => this with { Fees = Fees + line.Amount },
        JournalAccount.PenaltyReceivable => this with { Penalties = Penalties + line.Amount },
        JournalAccount.UnallocatedCredit => this with { Credit = Credit - line.Amount },
        JournalAccount.Deposit => this with { Deposit = Deposit - line.Amount },
        _ => this,
    };
}
