using CsCheck;
using FinData.Lending.Tests.Laws;
using FinData.Lending.Tests.Oracle;

namespace FinData.Lending.Tests.Schedules;

public sealed class ScheduleOracleTests
{
    [Fact]
    public void Schedule_OfAnyTerms_AgreesWithTheNaiveOne()
        => Gen.Select(TermsGens.Loans.Where(static terms => terms.Amortization != Amortization.German), Gen.Int[-1, 40]).Sample(static (terms, early) =>
        {
            var start = early < 0 ? Schedule.Resolve(terms).Installments[0].PeriodStart : terms.FirstDueDate.AddDays(-early);
            if (start >= NaivePlan.DueDates(terms)[^1])
            {
                return;
            }

            var expected = NaivePlan.DueDates(terms).Select(static date => new NaiveInstallment { DueDate = date }).ToList();
            var plan = new NaivePlan(terms, terms.Rate, start, expected);
            plan.Reprice(start, 0, terms.Rate, lend: terms.Principal);
            var owed = terms.Principal;
            foreach (var installment in expected.Where(installment => installment.DueDate > start))
            {
                plan.FallDue(installment.DueDate, owed);
                owed -= installment.Principal;
            }

            Assert.Equal(
                expected.Select(static installment => (installment.DueDate, installment.Principal, installment.Interest)),
                Schedule.Resolve(terms, start).Installments.Select(static installment => (installment.DueDate, installment.Principal, installment.Interest)));
        }, iter: 4_000);
}
