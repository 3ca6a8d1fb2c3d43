using System.Globalization;
using CsCheck;
using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>A loan that goes on from its last replay equals one that works through everything again after each command.</summary>
public sealed class ReplayMemoryTests
{
    private const int MaxSteps = 25;
    private static readonly InterestRecalculation?[] Recalculations =
    [
        null,
        new(),
        new() { PreClosure = PreClosureInterest.TillRestFrequencyDate },
        new() { Rest = RestFrequency.SameAsRepayment, PreClosure = PreClosureInterest.TillRestFrequencyDate },
    ];

    private static readonly Gen<ProgressiveTerms> Terms = Gen.Select(
        Gen.Int[0, 3].Select(static index => Recalculations[index]),
        Gen.Enum<FutureInstallmentRule>(),
        Gen.Enum<ScheduleProcessing>(),
        Gen.Enum<ChargeOffBehaviour>(),
        Gen.Bool,
        Gen.Bool,
        static (recalculation, rule, processing, chargeOff, isCumulative, hasDownPayment) => LoanTerms.SixMonths with
        {
            IsCumulative = isCumulative,
            DownPaymentPercent = hasDownPayment ? 10 : null,
            DisbursementLimit = 200,
            MultiDisburse = true,
            Recalculation = recalculation,
            ScheduleProcessing = processing,
            ChargeOffBehaviour = chargeOff,
            InterestRefundTypes = [ProgressiveTransactionType.MerchantIssuedRefund],
            CapitalizedIncome = new CapitalizedIncomeTerms(DeferredIncomeKind.Fee),
            Delinquency = new DelinquencyTerms { RangeStarts = [1, 31] },
            Allocations = [PaymentAllocation.Default with { Future = rule }],
        });

    /// <param name="Command">Which of the commands.</param>
    /// <param name="Days">How many days later it comes.</param>
    /// <param name="Back">How many days before that it happened.</param>
    /// <param name="Cents">Of its amount.</param>
    /// <param name="Pick">Which of the transactions, charges or installments it is about.</param>
    private sealed record Step(int Command, int Days, int Back, int Cents, int Pick)
    {
        public decimal Amount => Cents / 100m;
    }

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[0, 26], Gen.Int[0, 25], Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[0, 60])), Gen.Int[1, 4000], Gen.Int[0, 50],
        static (command, days, back, cents, pick) => new Step(command, days, back, cents, pick));

    [Fact]
    public void LifeOfCommands_GoneOnFromTheLastReplay_EqualsReplayingEverything()
        => Gen.Select(Terms, Steps.Array[1, MaxSteps]).Sample(
            static (terms, steps) =>
            {
                var loan = Lent(new ProgressiveLoan(terms));
                var forgetful = Lent(new ProgressiveLoan(terms, new ReplayMemory(limit: 0)));
                foreach (var step in steps)
                {
                    Assert.Equal(Take(forgetful, step), Take(loan, step));
                    Assert.Equal(Describe(forgetful), Describe(loan));
                }
            },
            iter: 150);

    private static ProgressiveLoan Lent(ProgressiveLoan loan)
    {
        Assert.True(loan.Approve(LoanTerms.Start, 100, LoanTerms.Start).IsApplied);
        Assert.True(loan.Disburse(LoanTerms.Start, 100).IsApplied);
        return loan;
    }

    private static ProgressiveOutcome Take(ProgressiveLoan loan, Step step)
    {
        loan.MoveTo(loan.BusinessDate.AddDays(step.Days));
        var today = loan.BusinessDate;
        var date = today.AddDays(-step.Back);
        var charge = new ProgressiveCharge { Time = ChargeTime.SpecifiedDueDate, Amount = step.Amount, DueDate = today.AddDays(step.Pick - 10), IsPenalty = step.Pick % 2 == 0 };
        switch (step.Command)
        {
            case 0:
                loan.CloseOfBusiness();
                return ProgressiveOutcome.Applied();
            case 1:
                loan.PostAccruals();
                return ProgressiveOutcome.Applied();
            case 2: return loan.Reverse(Picked(loan, step));
            case 3: return loan.Adjust(Picked(loan, step), date, step.Amount);
            case 4: return loan.AddCharge(charge);
            case 5: return loan.AddCharge(charge with { Time = ChargeTime.Installment, Calculation = ChargeCalculation.PercentOfInterest });
            case 6: return loan.WaiveCharge(PickedCharge(loan, step));
            case 7: return loan.RemoveCharge(PickedCharge(loan, step));
            case 8: return loan.PauseInterest(date, date.AddDays(step.Pick % 20));
            case 9: return loan.Reschedule(new ProgressiveReschedule { From = date, NewRatePercent = step.Pick });
            case 10: return loan.Reschedule(new ProgressiveReschedule { From = date, ExtraTerms = 1 + (step.Pick % 3) });
            case 11: return loan.ReAge(new ProgressiveReAge { Start = today.AddDays(step.Pick), InstallmentCount = 3, InterestHandling = Handling(step) });
            case 12: return loan.UndoReAge();
            case 13: return loan.ReAmortize(date, Handling(step));
            case 14: return loan.UndoReAmortize();
            case 15: return loan.ChargeOff(date);
            case 16: return loan.UndoChargeOff();
            case 17: return loan.Disburse(date, step.Amount);
            case 18: return loan.Record(ProgressiveTransactionType.CapitalizedIncome, date, step.Amount);
            case 19: return loan.Record(ProgressiveTransactionType.Chargeback, date, step.Amount, Picked(loan, step));
            case 20: return loan.Record(ProgressiveTransactionType.CreditBalanceRefund, date, step.Amount);
            case 21: return loan.Record(ProgressiveTransactionType.MerchantIssuedRefund, date, step.Amount);
            default: return loan.Record(ProgressiveTransactionType.Repayment, date, step.Amount);
        }
    }

    private static InterestHandling Handling(Step step) => step.Pick % 2 == 0 ? InterestHandling.Default : InterestHandling.EqualAmortizationPayable;

    private static int Picked(ProgressiveLoan loan, Step step) => loan.Transactions[step.Pick % loan.Transactions.Length].Id;

    private static int PickedCharge(ProgressiveLoan loan, Step step) => loan.Charges.IsEmpty ? 0 : loan.Charges[step.Pick % loan.Charges.Length].Id;

    private static string Describe(ProgressiveLoan loan) => string.Create(CultureInfo.InvariantCulture, $"""
        {loan.Status} {loan.ClosedOn} {loan.OverpaidOn} {loan.Delinquency with { ByRange = [] }} {loan.InterestNotYetDue}
        {loan.Totals}
        {loan.PayoffAt(loan.BusinessDate)} {loan.PayoffAt(loan.BusinessDate.AddDays(10))}
        {string.Join('\n', loan.Installments)}
        {string.Join('\n', loan.Charges)}
        {string.Join('\n', loan.Interest.Select(static row => $"{row with { Lines = [] }} {string.Join(' ', row.Lines)}"))}
        {string.Join('\n', loan.Transactions)}
        """);
}
