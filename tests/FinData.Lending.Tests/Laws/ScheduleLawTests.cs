using CsCheck;

namespace FinData.Lending.Tests.Laws;

public sealed class ScheduleLawTests
{
    private static Gen<LoanTerms> Price { get; } = Lives.LoanTerms.Select(static terms
        => Given.Loan(100 + terms.Principal, terms.Count, Rate.NominalAnnual(terms.Rate.Value / 10), Amortization.EqualInstallment, terms.InterestMode, terms.DayCount) with
        {
            Currency = terms.Currency,
            Rounding = terms.Rounding,
            InstallmentRounding = terms.InstallmentRounding,
            FirstDueDate = terms.FirstDueDate,
            Calendar = terms.Calendar,
            BusinessDays = terms.BusinessDays,
            EndOfMonth = terms.EndOfMonth,
        });

    // What the other laws take for granted of their lives.
    [Fact]
    public void Terms_OfAnyLife_CanBeAgreed() => Lives.LoanTerms.Sample(static terms => Assert.Empty(terms.Validate()), iter: 10_000);

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
        => Price.Sample(static terms =>
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
            var contract = Given.Contract(Given.Opened(agreed, start), Given.Event(EventKind.Disbursed, start, 1, terms.Principal, terms.Currency));
            var offset = 2;
            foreach (var date in contract.Schedule!.Installments.Select(static installment => installment.DueDate).Prepend(start).Distinct())
            {
                contract.AdvanceTo(date);
                var position = contract.Position;
                var due = position.PrincipalDue + position.InterestDue + position.FeesDue;
                Assert.Equal((0m, 0m), (position.Overdue, position.PenaltiesDue));
                if (due > 0)
                {
                    contract.Apply(Given.Event(EventKind.PaymentReceived, date, offset++, due, terms.Currency));
                }
            }

            Assert.Equal(ContractStatus.Paid, contract.Position.Status);
            Assert.Equal(0m, contract.Position.UnallocatedCredit);
        }, iter: 2_000);
}
