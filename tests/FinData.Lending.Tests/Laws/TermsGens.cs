using CsCheck;

namespace FinData.Lending.Tests.Laws;

/// <summary>Generated terms: every convention and shape that can be agreed.</summary>
internal static class TermsGens
{
    internal static readonly Gen<RoundingRule> Rounding = Gen.OneOf(RoundingRule.HalfEven, RoundingRule.HalfUp, RoundingRule.Up, RoundingRule.Down);

    private static readonly Gen<DayCount> DayCounts = Gen.OneOf(Enum.GetValues<DayCount>());

    // Few distinct rates, so that daily factors are found once.
    private static readonly Gen<Rate> Rates = Gen.OneOf(
        Rate.NominalAnnual(0), Rate.NominalAnnual(0.05m), Rate.NominalAnnual(0.1375m), Rate.NominalAnnual(0.9m), Rate.EffectiveAnnual(0.05m), Rate.EffectiveAnnual(0.1375m),
        Rate.EffectiveAnnual(0.9m), Rate.Of(0.0005131m, RateForm.Daily), Rate.Of(0.12m, RateForm.NominalMonthly), Rate.Of(0.08m, RateForm.NominalQuarterly),
        Rate.Of(0.1m, RateForm.NominalSemiannual), Rate.Of(0.15m, RateForm.NominalDaily));

    private static readonly Gen<Rate> LoanRates = Gen.OneOf(Rates, Gen.OneOf(Rate.Monthly(0.01m), Rate.Monthly(0.0179m), Rate.Monthly(0.1m)));

    internal static Gen<AccountTerms> Accounts { get; } = Gen.Select(
        Gen.Select(Rates, Rates, DayCounts, Rounding),
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1_000_000], Rates),
        Gen.Select(Gen.Bool, Gen.OneOf(Enum.GetValues<Frequency>()), Gen.Int[0, 2], Gen.Int[-500, 2_000_000])).Select(static (how, tiers, time) => Given.Account(dayCount: how.Item3, rounding: how.Item4) with
        {
            CreditRate = how.Item1,
            DebitRate = how.Item2,
            Tiers = ValueList.Of<RateTier>([.. Enumerable.Range(1, tiers.Item1).Select(i => new RateTier((tiers.Item2 / 100m) + (1_000 * i), Rate.Of(Math.Round(tiers.Item3.Value / i, 8), how.Item1.Form)))]),
            Capitalization = time.Item1 || how.Item3 == DayCount.ActualActualIcma ? time.Item2 : null,
            MinimumBalance = time.Item3 == 0 ? new MinimumBalanceFee(time.Item4 / 100m, 12.34m) : null,
        }).Where(static terms => terms.Validate().IsEmpty);

    /// <summary>Loans of every shape but fees, late charges and uses of excess, which schedules don't have.</summary>
    internal static Gen<LoanTerms> Loans { get; } = Gen.Select(
        Gen.Select(Gen.Int[1, 500_000], Gen.Int[1, 14], LoanRates, Gen.OneOf(Enum.GetValues<Amortization>())),
        Gen.Select(Gen.OneOf(Enum.GetValues<InterestMode>()), DayCounts, Rounding, Gen.OneOf(Enum.GetValues<Frequency>())),
        Gen.Select(Gen.Int[-15, 60], Gen.OneOf("none", "weekends", "ANBIMA", "B3"), Gen.OneOf(Enum.GetValues<BusinessDayConvention>()), Gen.Int[0, 2]),
        Gen.Select(Gen.Int[1, 3], Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 8]),
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 100_000])).Select(static (what, how, when, shape, grace) => Loan(what, how, when, shape, grace))
        .Where(static terms => terms.Validate().IsEmpty);

    /// <summary>The same with fees, late charges and uses of excess.</summary>
    internal static Gen<LoanTerms> Charged { get; } = Gen.Select(Loans, Gen.Int[0, 3].Array[0, 3], Gen.Int[0, 5], Gen.OneOf(Enum.GetValues<ExcessPayment>()), Gen.Int[1, 9_999])
        .Select(static (terms, fees, late, excess, seed) => terms with
        {
            Fees = ValueList.Of<FeeTerms>([.. fees.Select(kind => Fee(kind, seed))]),
            LateCharges = late > 2 ? null : new LateCharges
            {
                FixedShare = late == 0 ? 0 : 0.02m,
                Rate = late == 1 ? default : seed % 2 == 0 ? Rate.Monthly(0.01m) : Rate.NominalAnnual(0.12m),
                DayCount = seed % 3 == 0 ? DayCount.Actual360 : DayCount.Actual365Fixed,
                GraceDays = seed % 4,
            },
            ExcessPayments = excess,
        });

    private static FeeTerms Fee(int kind, int seed) => kind switch
    {
        0 => new FeeTerms("opening", FeeTiming.Disbursement, null, seed / 1_000_000m, null),
        1 => new FeeTerms("insurance", FeeTiming.Installment, null, seed / 1_000_000m, null),
        2 => new FeeTerms("account", FeeTiming.Installment, seed / 100m, null, null),
        _ => new FeeTerms("appraisal", FeeTiming.Date, seed / 100m, null, new DateOnly(2024, 3, 1).AddDays(seed % 90)),
    };

    private static LoanTerms Loan(
        (int Cents, int Count, Rate Rate, Amortization Amortization) what,
        (InterestMode Mode, DayCount DayCount, RoundingRule Rounding, Frequency Frequency) how,
        (int Days, string Calendar, BusinessDayConvention Convention, int InstallmentRounding) when,
        (int Interval, bool EndOfMonth, int Method, int Extra) shape,
        (int Principal, int Interest, int Free, int Seed) grace)
    {
        var terms = Given.Loan(what.Cents / 100m, what.Count, what.Rate, what.Amortization, how.Mode, how.DayCount) with
        {
            Rounding = how.Rounding,
            Frequency = how.Frequency,
            Interval = shape.Interval,
            EndOfMonth = shape.EndOfMonth && how.Frequency is not (Frequency.Daily or Frequency.Weekly or Frequency.Biweekly),
            FirstDueDate = new DateOnly(2024, 1, 31).AddDays(when.Days),
            Calendar = when.Calendar,
            BusinessDays = when.Convention,
            InstallmentRounding = when.InstallmentRounding == 0 ? RoundingRule.Up : null,
        };
        return what.Amortization switch
        {
            Amortization.German => terms with { InterestMode = InterestMode.Scheduled },
            Amortization.Custom => Custom(terms, grace.Seed) with { InterestFree = Below(grace.Free, terms.Count) },
            Amortization.InterestOnly => terms with { InterestGrace = Below(grace.Interest, terms.Count), InterestFree = Below(grace.Free, terms.Count) },
            Amortization.EqualPrincipal or Amortization.EqualInstallment => Shaped(terms, shape.Method, shape.Extra, grace),
            _ => terms,
        };
    }

    private static LoanTerms Shaped(LoanTerms terms, int method, int extra, (int Principal, int Interest, int Free, int Seed) grace)
    {
        terms = terms with
        {
            InstallmentMethod = method == 0 && terms.Amortization == Amortization.EqualInstallment ? InstallmentMethod.Iterated : InstallmentMethod.ClosedForm,
            PrincipalGrace = Below(grace.Principal, terms.Count),
            InterestGrace = Below(grace.Interest, terms.Count),
            InterestFree = Below(grace.Free, terms.Count),
        };
        return extra switch
        {
            0 => terms with { Balloon = Math.Round(terms.Principal * grace.Seed / 100_000, 2) },
            1 when terms.Principal > 10 => terms with { InstallmentMultiple = 0.05m * (1 + (grace.Seed % 100)) },
            2 => terms with { InstallmentAmount = Math.Round((terms.Principal / terms.Count) + (terms.Principal * grace.Seed / 1_000_000), 2) + 0.01m },
            _ => terms,
        };
    }

    private static int Below(int wish, int count) => wish < 8 ? 0 : Math.Min(wish - 8, count - 1);

    // Parts of any size, also none, on dates of any distance; every third with its interest given.
    private static LoanTerms Custom(LoanTerms terms, int seed)
    {
        var left = terms.Principal;
        var date = terms.FirstDueDate;
        var list = new List<CustomInstallment>();
        for (var i = 1; i <= terms.Count; i++)
        {
            var part = i == terms.Count ? left : Math.Round(left * (seed % (7 + i)) / (10 + i), 2);
            left -= part;
            list.Add(new CustomInstallment(date, part, (seed + i) % 3 == 0 && terms.InterestMode != InterestMode.DailyRest ? Math.Round(terms.Principal / 99, 2) : null));
            date = date.AddDays(1 + ((seed / i) % 45));
        }

        return terms with { Installments = ValueList.Of<CustomInstallment>([.. list]) };
    }
}
