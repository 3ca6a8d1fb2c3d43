namespace FinData.Lending.Progressive;

/// <summary>Interest follows what was really paid, counted up to rest dates.</summary>
public sealed record InterestRecalculation
{
    public RestFrequency Rest { get; init; } = RestFrequency.Daily;

    public int RestInterval { get; init; } = 1;

    public PreClosureInterest PreClosure { get; init; } = PreClosureInterest.TillPreCloseDate;

    /// <summary>In a cumulative schedule: what becomes of later installments when more is paid than is due.</summary>
    public PrepaymentRule Prepayment { get; init; } = PrepaymentRule.ReduceInstallment;

    /// <summary>In a cumulative schedule: interest that is late bears interest too.</summary>
    public bool CompoundsOverdueInterest { get; init; }
}

public enum PrepaymentRule
{
    ReduceInstallment = 1,
    ReduceTerm,

    /// <summary>The next installments ask for so much less.</summary>
    NextInstallments,
}

public enum RestFrequency
{
    SameAsRepayment = 1,
    Daily,
    Weekly,
    Monthly,
}

/// <summary>Up to when a loan that is paid off early bears interest.</summary>
public enum PreClosureInterest
{
    TillPreCloseDate = 1,
    TillRestFrequencyDate,
}
