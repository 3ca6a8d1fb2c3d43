using CsCheck;

namespace FinData.Lending.Tests.Laws;

public sealed class ScheduleLawTests
{
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

    [Fact]
    public void EqualInstallment_OfAnyTerms_IsEqualButForTheLast()
        => Lives.LoanTerms.Where(static terms => terms.Amortization == Amortization.EqualInstallment && terms.Principal > 100).Sample(static terms =>
        {
            var installments = Schedule.Resolve(terms).Installments;
            Assert.True(installments[..^1].Select(static installment => installment.Total).Distinct().Count() <= 1);
        }, iter: 1_000);

    // Paying each installment as the schedule says, on its day, settles the loan: under scheduled interest to the cent, whatever the terms.
    [Fact]
    public void Loan_PaidByItsSchedule_IsPaid()
        => Lives.LoanTerms.Sample(static terms =>
        {
            var start = terms.FirstDueDate.AddDays(-25);
            var contract = Given.Contract(Given.Opened(terms, start), Given.Event(EventKind.Disbursed, start, 1, terms.Principal));
            var offset = 2;
            foreach (var installment in contract.Schedule!.Installments.Where(static installment => installment.Total > 0))
            {
                contract.Apply(Given.Event(EventKind.PaymentReceived, installment.DueDate, offset++, installment.Total));
            }

            Assert.Equal(ContractStatus.Paid, contract.Position.Status);
            Assert.Equal(0m, contract.Position.UnallocatedCredit);
        }, iter: 2_000);
}
