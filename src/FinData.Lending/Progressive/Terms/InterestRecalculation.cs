namespace FinData.Lending.Progressive;

/// <summary>Interest follows what was really paid, counted up to rest dates.</summary>
public sealed record InterestRecalculation
{
    public RestFrequency Rest { get; init; } = RestFrequency.Daily;

    public int RestInterval { get; init; } = 1;

    public PreClosureInterest PreClosure { get; init; } = PreClosureInterest.TillPreCloseDate;
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
