namespace FinData.Lending;

/// <summary>What was agreed at opening. Immutable; shared between contracts with equal terms. A schedule is what terms resolve into.</summary>
public abstract partial record ContractTerms
{
    private protected ContractTerms()
    {
    }

    /// <summary>The lender's product name: groups contracts in portfolio totals.</summary>
    public required string Product { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>How posted interest is rounded to the currency's minor digits.</summary>
    public RoundingRule Rounding { get; init; }

    /// <summary>How days become a fraction of a year.</summary>
    public DayCount DayCount { get; init; } = DayCount.Actual365Fixed;
}

/// <summary>A running balance from credits and debits, with interest on the daily balance.</summary>
public sealed partial record AccountTerms : ContractTerms
{
    /// <summary>Paid by the bank on positive balances. Nominal annual or effective annual.</summary>
    public Rate CreditRate { get; init; }

    /// <summary>Owed by the client on negative balances.</summary>
    public Rate DebitRate { get; init; }
}

/// <summary>A loan: what is lent, at what rate, and how it comes back.</summary>
public sealed partial record LoanTerms : ContractTerms
{
    public required decimal Principal { get; init; }

    public required Rate Rate { get; init; }

    public required Amortization Amortization { get; init; }

    public InterestMode InterestMode { get; init; }

    /// <summary>Number of installments.</summary>
    public required int Count { get; init; }

    public Frequency Frequency { get; init; } = Frequency.Monthly;

    public required DateOnly FirstDueDate { get; init; }

    /// <summary>Name of the calendar that business days come from: <c>none</c>, <c>weekends</c>, <c>ANBIMA</c>.</summary>
    public string Calendar { get; init; } = "none";

    public BusinessDayConvention BusinessDays { get; init; }

    /// <summary>What a payment settles first, within an installment or across them.</summary>
    public AllocationOrder AllocationOrder { get; init; } = AllocationOrder.Default;

    /// <summary>How the installment amount is rounded (real lenders round it up); null: as <see cref="ContractTerms.Rounding"/>.</summary>
    public RoundingRule? InstallmentRounding { get; init; }
}
