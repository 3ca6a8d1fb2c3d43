using CsCheck;
using FinData.Lending;

namespace FinData.Events.Tests;

/// <summary>Generators of what few contracts have in their terms. Amounts come as minor units, for a currency is drawn elsewhere.</summary>
internal static class TermsGens
{
    private static readonly Gen<decimal> Share = Gen.Long[0, 100_000_000_000].Select(static units => units / 10_000_000_000m);

    public static Gen<AllocationOrder> Allocation => Gen.OneOf(
        Gen.Select(Gen.Shuffle(Enum.GetValues<DuePart>()), Gen.Bool).Select(static (parts, isVertical) => AllocationOrder.Of(parts, isVertical)),
        Gen.Select(Gen.Shuffle(Enum.GetValues<AllocationStep>()), Gen.Bool).Select(static (steps, isVertical) => AllocationOrder.Of(steps, isVertical)));

    public static Gen<AccountTerms?> Account => Gen.Null(
        from tiers in Gen.Select(Positive, Gens.RateOf(Gens.Form, Gens.Units)).Array[0, 3]
        from capitalization in Gen.Nullable(Gen.Enum<Frequency>())
        from minimum in Gen.Null(Gen.Select(Positive, Positive).Select(static (least, fee) => new MinimumBalanceFee(least, fee)))
        select new AccountTerms
        {
            Product = "",
            Currency = default,
            Tiers = ValueList.Of<RateTier>([.. tiers.Select(static tier => new RateTier(tier.Item1, tier.Item2))]),
            Capitalization = capitalization,
            MinimumBalance = minimum,
        });

    public static Gen<LoanTerms?> Loan => Gen.Null(
        from interval in Gen.OneOf(Gen.Const(1), Number(1, EventLimits.MaxInterval))
        from endOfMonth in Gen.Bool
        from method in Gen.Enum<InstallmentMethod>()
        from amounts in Gen.Select(Gen.Nullable(Positive), Gen.Nullable(Positive), Gen.OneOf(Gen.Const(0m), Positive))
        from graces in Gen.Select(Number(0), Number(0), Number(0))
        from installments in Gen.Select(Gens.Date, NotNegative, Gen.Nullable(NotNegative)).Array[0, 3]
        from fees in Fee.Array[0, 3]
        from late in Gen.Null(Late)
        from excess in Gen.Enum<ExcessPayment>()
        select new LoanTerms
        {
            Product = "",
            Currency = default,
            Principal = 0,
            Rate = default,
            Amortization = default,
            Count = 1,
            FirstDueDate = default,
            Interval = interval,
            EndOfMonth = endOfMonth,
            InstallmentMethod = method,
            InstallmentAmount = amounts.Item1,
            InstallmentMultiple = amounts.Item2,
            Balloon = amounts.Item3,
            PrincipalGrace = graces.Item1,
            InterestGrace = graces.Item2,
            InterestFree = graces.Item3,
            Installments = ValueList.Of<CustomInstallment>([.. installments.Select(static i => new CustomInstallment(i.Item1, i.Item2, i.Item3))]),
            Fees = ValueList.Of<FeeTerms>(fees),
            LateCharges = late,
            ExcessPayments = excess,
        });

    private static Gen<decimal> Positive => Gen.Long[1, (long)EventLimits.MaxAmount].Select(static units => (decimal)units);

    private static Gen<decimal> NotNegative => Gen.OneOf(Gen.Const(0m), Positive);

    private static Gen<FeeTerms> Fee =>
        Gen.Select(Gens.Name, Gen.Enum<FeeTiming>(), Gen.Nullable(Positive), Gen.Nullable(Share), Gen.Nullable(Gens.Date))
            .Select(static (name, timing, amount, share, date) => new FeeTerms(name, timing, amount, share, date));

    private static Gen<LateCharges> Late =>
        Gen.Select(Share, Gens.RateOf(Gens.Form, Gens.Units), Gen.Enum<DayCount>(), Number(0, EventLimits.MaxGraceDays))
            .Select(static (share, rate, dayCount, days) => new LateCharges { FixedShare = share, Rate = rate, DayCount = dayCount, GraceDays = days });

    /// <summary>The account with what else was drawn, in its own currency and form of rate.</summary>
    public static AccountTerms Fit(AccountTerms account, AccountTerms? more) => more is null ? account : account with
    {
        Tiers = ValueList.Of<RateTier>([.. more.Tiers.Select(tier => new RateTier(Money(tier.Above, account.Currency), Rate.Of(tier.Rate.Value, account.CreditRate.Form)))]),
        Capitalization = more.Capitalization,
        MinimumBalance = more.MinimumBalance is { } minimum ? new MinimumBalanceFee(Money(minimum.Minimum, account.Currency), Money(minimum.Fee, account.Currency)) : null,
    };

    /// <summary>The loan with what else was drawn, in its own currency.</summary>
    public static LoanTerms Fit(LoanTerms loan, LoanTerms? more) => more is null ? loan : loan with
    {
        Interval = more.Interval,
        EndOfMonth = more.EndOfMonth,
        InstallmentMethod = more.InstallmentMethod,
        InstallmentAmount = Money(more.InstallmentAmount, loan.Currency),
        InstallmentMultiple = Money(more.InstallmentMultiple, loan.Currency),
        Balloon = Money(more.Balloon, loan.Currency),
        PrincipalGrace = more.PrincipalGrace,
        InterestGrace = more.InterestGrace,
        InterestFree = more.InterestFree,
        Installments = ValueList.Of<CustomInstallment>(
            [.. more.Installments.Select(i => new CustomInstallment(i.DueDate, Money(i.Principal, loan.Currency), Money(i.Interest, loan.Currency)))]),
        Fees = ValueList.Of<FeeTerms>([.. more.Fees.Select(fee => fee with { Amount = Money(fee.Amount, loan.Currency) })]),
        LateCharges = more.LateCharges,
        ExcessPayments = more.ExcessPayments,
    };

    private static Gen<int> Number(int least, int most = EventLimits.MaxInstallments) => Gen.OneOf(Gen.Const(least), Gen.Int[least, most]);

    private static decimal Money(decimal units, Currency currency) => units / Gens.PowerOfTen(currency.MinorDigits);

    private static decimal? Money(decimal? units, Currency currency) => units is { } some ? Money(some, currency) : null;
}
