using CsCheck;
using FinData.Lending.Tests.Laws;
using FinData.Lending.Tests.Oracle;

namespace FinData.Lending.Tests.Schedules;

public sealed class ScheduleOracleTests
{
    [Fact]
    public void Schedule_OfAnyTerms_AgreesWithTheNaiveOne()
        => Gen.Select(LoanTermsGenes.Any, Gen.Int[-1, 40]).Sample(static (terms, early) =>
        {
            var start = early < 0 ? Schedule.Resolve(terms).Installments[0].PeriodStart : terms.FirstDueDate.AddDays(-early);
            if (start >= NaiveDates.Of(terms)[^1])
            {
                return;
            }

            var plan = new NaivePlan(terms, terms.Rate, start);
            plan.Lend(start, 0, terms.Principal);
            var passed = plan.Passed().Select(static passed => (passed.Number, passed.Date, 0m, 0m));
            Assert.Equal(
                passed.Concat(plan.ToCome()),
                Schedule.Resolve(terms, start).Installments.Select(static installment => (installment.Number, installment.DueDate, installment.Principal, installment.Interest)));
        }, iter: 4_000);
}
