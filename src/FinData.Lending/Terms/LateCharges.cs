namespace FinData.Lending;

/// <summary>What a late installment costs: a share once, and interest for each day.</summary>
public sealed record LateCharges
{
    /// <summary>A year of days: a longer grace is a typing error.</summary>
    public const int MaxGraceDays = 366;

    /// <summary>Charged once on what is unpaid of an installment's principal and interest, as a fraction.</summary>
    public decimal FixedShare { get; init; }

    /// <summary>Simple interest on the unpaid principal and interest of an installment, from its due date on.</summary>
    public Rate Rate { get; init; }

    /// <summary>The day count of <see cref="Rate"/>.</summary>
    public DayCount DayCount { get; init; } = DayCount.Actual365Fixed;

    /// <summary>Paid within so many days after the due date, nothing is charged; later, all of it from the due date on.</summary>
    public int GraceDays { get; init; }
}
