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
    /// <summary>Paid by the bank on positive balances. Any form but per month: accounts accrue by the day.</summary>
    public Rate CreditRate { get; init; }

    /// <summary>Owed by the client on negative balances.</summary>
    public Rate DebitRate { get; init; }

    /// <summary>Other credit rates for the parts of a positive balance above limits, limits rising; empty where one rate is for all.</summary>
    public ValueList<RateTier> Tiers { get; init; } = [];

    /// <summary>How often interest is posted by the passing of time; null: only by events.</summary>
    public Frequency? Capitalization { get; init; }

    /// <summary>Charged at each month's end in which the balance was below a minimum; null: none.</summary>
    public MinimumBalanceFee? MinimumBalance { get; init; }
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

    /// <summary>Name of the calendar that business days come from: one of <see cref="Calendars.Names"/>.</summary>
    public string Calendar { get; init; } = "none";

    public BusinessDayConvention BusinessDays { get; init; }

    /// <summary>What a payment settles first, within an installment or across them.</summary>
    public AllocationOrder AllocationOrder { get; init; } = AllocationOrder.Default;

    /// <summary>How the installment amount is rounded (real lenders round it up); null: as <see cref="ContractTerms.Rounding"/>.</summary>
    public RoundingRule? InstallmentRounding { get; init; }

    /// <summary>Installments fall due every so many units of <see cref="Frequency"/>.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>Whether a first due date on a month's last day makes every due date the last of its month.</summary>
    public bool EndOfMonth { get; init; }

    public InstallmentMethod InstallmentMethod { get; init; }

    /// <summary>The equal installment (or equal principal part) as the producer gives it; null: computed.</summary>
    public decimal? InstallmentAmount { get; init; }

    /// <summary>The installment amount is rounded to a multiple of this; null: to the currency's minor unit.</summary>
    public decimal? InstallmentMultiple { get; init; }

    /// <summary>Principal left to the last installment, on top of its own part.</summary>
    public decimal Balloon { get; init; }

    /// <summary>Number of first installments without a principal part.</summary>
    public int PrincipalGrace { get; init; }

    /// <summary>Number of first installments without an interest part; what accrues meanwhile falls due with the first one after.</summary>
    public int InterestGrace { get; init; }

    /// <summary>Number of first periods in which no interest accrues.</summary>
    public int InterestFree { get; init; }

    /// <summary>The installments of <see cref="Amortization.Custom"/>, dates rising; empty otherwise.</summary>
    public ValueList<CustomInstallment> Installments { get; init; } = [];

    /// <summary>Fees that fall due by the terms alone.</summary>
    public ValueList<FeeTerms> Fees { get; init; } = [];

    public LateCharges? LateCharges { get; init; }

    /// <summary>What a payment beyond everything due does, unless it says so itself.</summary>
    public ExcessPayment ExcessPayments { get; init; }
}
