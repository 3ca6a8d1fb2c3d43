namespace FinData.Lending;

internal partial struct PlanCursor
{
    /// <summary>More is lent: the installments that are left carry it, at the agreed amount if there is one.</summary>
    internal void Lend(LoanTerms terms, long amount)
    {
        Undue += amount;
        Lent += amount;
        Level = terms.InstallmentAmount is { } agreed ? terms.ToMinor(agreed) : Levels.Of(this, terms);
    }

    /// <summary>Spreads what has not fallen due over the installments that are left.</summary>
    internal void Reprice(LoanTerms terms) => Level = Levels.Of(this, terms);
}
