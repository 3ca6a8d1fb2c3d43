using CsCheck;

namespace FinData.Lending.Tests.Laws;

public sealed class ScheduleLawTests
{
    private static Gen<LoanTerms> Plain { get; } = Lives.LoanTerms.Where(static terms
        => terms is { InstallmentAmount: null, Balloon: 0, PrincipalGrace: 0, InterestGrace: 0, InterestFree: 0, Fees.IsEmpty: true } && terms.InstallmentMultiple is null or < 1);

    [Fact]
    public void Schedule_OfAnyTerms_SumsToThePrincipal()
        => Lives.LoanTerms.Sample(static terms =>
        {
            var installments = Schedule.Resolve(terms).Installments;
            Assert.Equal(terms.Amortization == Amortization.Bullet ? 1 : terms.Count, installments.Length);
            Assert.Equal(terms.Principal, installments.Sum(static installment => installment.Principal));
            Assert.Equal(0m, installments[^1].ClosingPrincipal);
            for (var i = 0; i < installments.Length; i++)
            {
                Assert.True(installments[i].Principal >= 0 && installments[i].Interest >= 0);
                Assert.True(i == 0 || installments[i].OpeningPrincipal == installments[i - 1].ClosingPrincipal);
                Assert.True(i == 0 || installments[i].PeriodStart == installments[i - 1].DueDate);
            }
        }, iter: 2_000);

    // Not over years of high interest, whose rounding alone can come to more than the first principal parts.
    [Fact]
    public void EqualInstallment_OfAnyTerms_IsEqualButForTheLast()
        => Plain.Where(static terms => terms is { Amortization: Amortization.EqualInstallment, Principal: > 100, Interval: 1, Frequency: Frequency.Monthly or Frequency.Weekly or Frequency.Biweekly }).Sample(static terms =>
        {
            var installments = Schedule.Resolve(terms).Installments;
            Assert.True(installments[..^1].Select(static installment => installment.Total).Distinct().Count() <= 1);
        }, iter: 1_000);

    // Paying what is due on its day settles the loan to the cent, whatever the terms.
    [Fact]
    public void Loan_PaidOnEachDueDate_IsPaid()
        => Lives.LoanTerms.Sample(static terms =>
        {
            var start = terms.FirstDueDate.AddDays(-25);
            var agreed = terms with { Fees = [.. terms.Fees.Where(static fee => fee.Timing != FeeTiming.Date)] };
            var contract = Given.Contract(Given.Opened(agreed, start), Given.Event(EventKind.Disbursed, start, 1, terms.Principal));
            var offset = 2;
            foreach (var date in contract.Schedule!.Installments.Select(static installment => installment.DueDate).Prepend(start).Distinct())
            {
                contract.AdvanceTo(date);
                var position = contract.Position;
                var due = position.PrincipalDue + position.InterestDue + position.FeesDue;
                Assert.Equal((0m, 0m), (position.Overdue, position.PenaltiesDue));
                if (due > 0)
                {
                    contract.Apply(Given.Event(EventKind.PaymentReceived, date, offset++, due));
                }
            }

            Assert.Equal(ContractStatus.Paid, contract.Position.Status);
            Assert.Equal(0m, contract.Position.UnallocatedCredit);
        }, iter: 2_000);
}
