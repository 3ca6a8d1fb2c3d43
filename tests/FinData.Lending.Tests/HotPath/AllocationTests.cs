using System.Buffers;
using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.HotPath;

/// <summary>What happens once per event must leave nothing for the garbage collector.</summary>
public sealed class AllocationTests
{
    private const int Rounds = 200;

    public static TheoryData<AccountTerms> Products =>
    [
        Account(),
        Account(credit: 0.1375m, debit: 0.2m),
        Account(credit: 0.1375m, debit: 0.2m, dayCount: DayCount.Thirty360),
        Account(dayCount: DayCount.Business252) with { CreditRate = Rate.EffectiveAnnual(0.1375m) },
        Account(credit: 0.01m, dayCount: DayCount.ActualActualIsda) with { Tiers = [new(100m, Rate.NominalAnnual(0.05m)), new(1_000m, Rate.NominalAnnual(0.1m))] },
        Account(credit: 0.1m) with { Capitalization = Frequency.Daily, MinimumBalance = new MinimumBalanceFee(10m, 1m) },
    ];

    [Theory]
    [MemberData(nameof(Products))]
    public void CreditAndDebit_InOrder_AllocateNothing(AccountTerms terms)
    {
        var contract = Contract(Opened(terms, Day(0)));
        var offset = 1L;
        Assert.Equal(0, AllocatedBy(round =>
        {
            contract.Apply(Event(EventKind.Credited, Day(round), offset++, 1234.56m));
            contract.Apply(Event(EventKind.Debited, Day(round), offset++, 2345.67m));
        }));
    }

    [Theory]
    [InlineData(InterestMode.Scheduled)]
    [InlineData(InterestMode.DailyRest)]
    public void Payment_BetweenDues_AllocatesNothing(InterestMode mode)
    {
        var terms = Loan(100_000m, 120, Rate.NominalAnnual(0.12m), Amortization.EqualInstallment, mode) with { FirstDueDate = Day(1), Frequency = Frequency.Annual };
        var contract = Contract(Opened(terms, Day(0)), Event(EventKind.Disbursed, Day(0), 1, 100_000m));
        var offset = 2L;
        Assert.Equal(0, AllocatedBy(round => contract.Apply(Event(EventKind.PaymentReceived, Day(1 + round), offset++, 1.01m))));
    }

    [Fact]
    public void Position_OfALoan_AllocatesNothing()
    {
        var contract = Contract(
            Opened(Loan(1200m, 12, Rate.NominalAnnual(0.12m), Amortization.EqualPrincipal), Day(0)), Event(EventKind.Disbursed, Day(14), 1, 1200m));
        contract.AdvanceTo(Day(200));
        var overdue = 0m;
        Assert.Equal(0, AllocatedBy(_ => overdue += contract.Position.Overdue));
        Assert.NotEqual(0m, overdue);
    }

    [Fact]
    public void WriteTo_OfAnAccount_AllocatesNothing()
    {
        var contract = Contract(Opened(Account(credit: 0.05m), Day(0)), Event(EventKind.Credited, Day(1), 1, 10m));
        var writer = new ArrayBufferWriter<byte>(1 << 20);
        Assert.Equal(0, AllocatedBy(_ => contract.WriteTo(writer)));
    }

    // The contract, its balances and its client's id; the terms are shared.
    [Fact]
    public void ReadFrom_OfAnAccount_AllocatesLessThan250BytesEach()
    {
        var writer = new ArrayBufferWriter<byte>();
        Contract(Opened(Account(credit: 0.05m), Day(0)), Event(EventKind.Credited, Day(1), 1, 10m)).WriteTo(writer);
        var state = writer.WrittenSpan.ToArray();
        Assert.InRange(AllocatedBy(_ => Lending.Contract.ReadFrom(state)) / Rounds, 1, 250);
    }

    // The first pass warms up what is made once: compiled code, tables of powers.
    private static long AllocatedBy(Action<int> action)
    {
        for (var round = 0; round < Rounds; round++)
        {
            action(round);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = Rounds; round < 2 * Rounds; round++)
        {
            action(round);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
