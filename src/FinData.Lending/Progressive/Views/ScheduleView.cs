using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

/// <summary>Money paid out, as a row of the schedule.</summary>
internal readonly record struct DisbursementInView(DateOnly Date, decimal Amount, decimal Fees, bool IsExpected);

/// <summary>Lines and disbursements in the order of their days, with the balance that runs through them.</summary>
internal static class ScheduleView
{
    internal static ImmutableArray<ProgressiveInstallment> Of(Replay replay, List<DisbursementInView> disbursements, bool isCumulative)
    {
        var rows = ImmutableArray.CreateBuilder<ProgressiveInstallment>();
        var balance = 0m;
        var next = 0;
        foreach (var line in replay.Lines)
        {
            // In a cumulative schedule, and with a down payment, what is lent on a due date stands ahead of what is due.
            var isAhead = isCumulative || line.IsDownPayment;
            while (next < disbursements.Count && (disbursements[next].Date < line.Due || (isAhead && disbursements[next].Date == line.Due)))
            {
                AddDisbursement(disbursements[next++]);
            }

            balance -= line.Charged.Principal - line.Credited.Principal;
            rows.Add(RowOf(line, Math.Max(0, balance)));
        }

        for (; next < disbursements.Count; next++)
        {
            AddDisbursement(disbursements[next]);
        }

        return rows.ToImmutable();

        void AddDisbursement(DisbursementInView disbursement)
        {
            balance += disbursement.Amount;
            var fees = new PartAmounts(0, 0, disbursement.Fees, 0);
            rows.Add(new ProgressiveInstallment
            {
                Number = 0,
                From = disbursement.Date,
                Due = disbursement.Date,
                Balance = disbursement.Amount,
                IsDisbursement = true,
                IsExpected = disbursement.IsExpected,
                Dues = fees,
                Paid = disbursement.IsExpected ? default : fees,
            });
        }
    }

    private static ProgressiveInstallment RowOf(ScheduleLine line, decimal balance) => new()
    {
        Number = line.Number,
        From = line.From,
        Due = line.Due,
        IsDownPayment = line.IsDownPayment,
        IsAdditional = line.IsAdditional,
        IsReAged = line.IsReAged,
        PaidOn = line.MetOn,
        Balance = balance,
        Dues = line.Charged,
        Paid = line.Paid,
        Waived = line.Waived,
        WrittenOff = line.WrittenOff,
        PaidInAdvance = line.PaidInAdvance,
        PaidLate = line.PaidLate,
    };
}
