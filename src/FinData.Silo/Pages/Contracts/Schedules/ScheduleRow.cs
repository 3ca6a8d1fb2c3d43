using System.Collections.Immutable;

namespace FinData.Silo.Pages.Contracts;

/// <summary>One line of a schedule as a page shows it: an installment, or a charge that fell due on a day of its own (number 0).</summary>
public sealed record ScheduleRow
{
    public required int Number { get; init; }

    public required DateOnly DueDate { get; init; }

    /// <summary>As agreed; a charge that was waived asks for what is left of it.</summary>
    public required InstallmentView Agreed { get; init; }

    public required decimal Unpaid { get; init; }

    public required InstallmentState State { get; init; }

    public decimal Paid => Agreed.PrincipalPaid + Agreed.InterestPaid + Agreed.FeePaid + Agreed.PenaltyPaid;

    public bool IsToPay => Unpaid > 0;

    /// <summary>Everything that a schedule asks for, in the order in which it falls due.</summary>
    public static ImmutableArray<ScheduleRow> Of(ScheduleView schedule)
    {
        var fallen = schedule.DueItems.Where(static due => due.Number > 0).GroupBy(static due => due.Number).ToDictionary(static group => group.Key, static group => group.Last());
        var installments = schedule.Installments.Select(installment => fallen.TryGetValue(installment.Number, out var due)
            ? Of(installment, due.Unpaid, schedule.AsOf)
            : Of(installment, installment.Total - PaidOf(installment), schedule.AsOf));
        var charges = schedule.DueItems.Where(static due => due.Number == 0).Select(due => Of(ToInstallment(due), due.Unpaid, schedule.AsOf));
        return [.. installments.Concat(charges).OrderBy(static row => row.DueDate).ThenBy(static row => row.Number)];
    }

    private static ScheduleRow Of(in InstallmentView agreed, decimal unpaid, DateOnly? asOf) => new()
    {
        Number = agreed.Number,
        DueDate = agreed.DueDate,
        Agreed = agreed,
        Unpaid = unpaid,
        State = StateOf(agreed, unpaid, asOf),
    };

    private static InstallmentState StateOf(in InstallmentView agreed, decimal unpaid, DateOnly? asOf)
    {
        var paid = PaidOf(agreed);
        return (unpaid, agreed.DueDate.CompareTo(asOf ?? DateOnly.MinValue)) switch
        {
            ( <= 0, > 0) when agreed.Total == 0 => InstallmentState.NotYetDue,
            ( <= 0, _) => paid >= agreed.Total ? InstallmentState.Paid : InstallmentState.Settled,
            (_, < 0) => paid > 0 ? InstallmentState.PartlyPaid : InstallmentState.Overdue,
            (_, 0) => InstallmentState.Due,
            _ => paid > 0 ? InstallmentState.PaidAhead : InstallmentState.NotYetDue,
        };
    }

    private static decimal PaidOf(in InstallmentView installment) => installment.PrincipalPaid + installment.InterestPaid + installment.FeePaid + installment.PenaltyPaid;

    private static InstallmentView ToInstallment(in DueItemView due) => new()
    {
        Number = 0,
        DueDate = due.DueDate,
        OpeningPrincipal = 0,
        Principal = due.Principal,
        Interest = due.Interest,
        Fee = due.Fee,
        Penalty = due.Penalty,
        Total = due.Principal + due.Interest + due.Fee + due.Penalty,
        ClosingPrincipal = 0,
        PrincipalPaid = due.PrincipalPaid,
        InterestPaid = due.InterestPaid,
        FeePaid = due.FeePaid,
        PenaltyPaid = due.PenaltyPaid,
    };
}
