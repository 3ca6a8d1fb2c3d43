using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    /// <summary>The schedule as it stands, disbursement lines among the installments.</summary>
    public ImmutableArray<ProgressiveInstallment> Installments { get; private set; } = [];

    /// <summary>All transactions in the order of their dates, those undone too.</summary>
    public ImmutableArray<ProgressiveTransaction> Transactions { get; private set; } = [];

    public ImmutableArray<ProgressiveChargeView> Charges { get; private set; } = [];

    public ImmutableArray<ProgressiveTrancheView> Tranches { get; private set; } = [];

    public ProgressiveTotals Totals { get; private set; } = new() { Charged = default, Paid = default, Waived = default, WrittenOff = default, Overdue = default };

    /// <summary>Why each installment's interest is what it is.</summary>
    public ImmutableArray<InterestLine> InterestLines { get; private set; } = [];

    /// <summary>What pays the loan off on a day.</summary>
    public ProgressivePayoff PayoffAt(DateOnly date) => new(date, Totals.Outstanding);
}
