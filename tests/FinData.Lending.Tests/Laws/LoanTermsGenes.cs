using CsCheck;

namespace FinData.Lending.Tests.Laws;

/// <summary>Loan terms of every shape that can be agreed.</summary>
internal static class LoanTermsGenes
{
    private static readonly DateOnly EarliestDue = new(2024, 1, 21);

    internal static Gen<LoanTerms> Any { get; } = Gen.Int[0, Genes.Max].Array[48].Select(static numbers => Build(new Genes(numbers)));

    private static LoanTerms Build(Genes genes)
    {
        var amortization = genes.Pick(
            Amortization.EqualPrincipal, Amortization.EqualInstallment, Amortization.EqualInstallment, Amortization.Bullet, Amortization.InterestOnly, Amortization.German, Amortization.Custom);
        var mode = amortization == Amortization.German ? InterestMode.Scheduled : genes.Pick(InterestMode.Scheduled, InterestMode.DailyRest, InterestMode.Scheduled, InterestMode.DailyRest, InterestMode.Flat);
        var terms = new LoanTerms
        {
            Product = "loan",
            Currency = Given.Brl,
            Rate = default,
            Principal = (100 + (genes.Next(100) * genes.Next(10_000))) / 100m,
            Amortization = amortization,
            InterestMode = mode,
            Count = 1 + genes.Next(14),
            FirstDueDate = EarliestDue.AddDays(genes.Next(75)),
            DayCount = genes.Pick(Enum.GetValues<DayCount>()),
            Rounding = genes.Pick(Enum.GetValues<RoundingRule>()),
            InstallmentRounding = genes.OneIn(3) ? RoundingRule.Up : null,
            Calendar = genes.Pick("none", "ANBIMA", "weekends", "B3"),
            BusinessDays = genes.Pick(Enum.GetValues<BusinessDayConvention>()),
            Frequency = genes.Pick(Frequency.Monthly, Frequency.Monthly, Frequency.Monthly, Frequency.Weekly, Frequency.Biweekly, Frequency.Quarterly, Frequency.Daily, Frequency.Semiannual),
            AllocationOrder = Order(genes),
            ExcessPayments = genes.Pick(Enum.GetValues<ExcessPayment>()),
            Fees = [.. Enumerable.Range(0, Math.Max(0, genes.Next(6) - 2)).Select(_ => Fee(genes))],
            LateCharges = genes.OneIn(2) ? Late(genes) : null,
        };
        terms = terms with
        {
            Interval = terms.Frequency == Frequency.Daily ? 10 + genes.Next(60) : 1 + (genes.OneIn(4) ? genes.Next(3) : 0),
            EndOfMonth = genes.OneIn(3) && terms.Frequency is Frequency.Monthly or Frequency.Quarterly or Frequency.Semiannual,
            Rate = RateOf(genes, terms),
        };
        terms = amortization == Amortization.Custom ? Custom(genes, terms) : Shaped(genes, terms);
        return terms.Validate().IsEmpty ? terms : terms with { DayCount = DayCount.Actual365Fixed, Rate = Rate.NominalAnnual(0.05m), InstallmentAmount = null };
    }

    // Few distinct rates, so that daily factors are found once.
    internal static Rate RateOf(Genes genes, LoanTerms terms) => genes.Next(8) switch
    {
        0 => default,
        1 => Rate.NominalAnnual(genes.Pick(0.05m, 0.1375m, 0.9m)),
        2 => Rate.EffectiveAnnual(genes.Pick(0.05m, 0.1375m, 0.9m)),
        3 when terms.Frequency is Frequency.Monthly or Frequency.Quarterly => Rate.Monthly(genes.Pick(0.01m, 0.0179m, 0.1m)),
        4 => Rate.Of(0.0005m, RateForm.Daily),
        5 => Rate.Of(0.12m, genes.Pick(RateForm.NominalMonthly, RateForm.NominalQuarterly, RateForm.NominalSemiannual, RateForm.NominalDaily)),
        _ => Rate.NominalAnnual(0.24m),
    };

    private static LoanTerms Shaped(Genes genes, LoanTerms terms)
    {
        var isPlain = terms.Amortization is Amortization.EqualPrincipal or Amortization.EqualInstallment;
        var balloon = isPlain && genes.OneIn(5) ? Cents(terms.Principal * genes.Next(100) / 100) : 0;
        return terms with
        {
            InstallmentMethod = terms.Amortization == Amortization.EqualInstallment && genes.OneIn(3) ? InstallmentMethod.Iterated : InstallmentMethod.ClosedForm,
            Balloon = balloon,
            PrincipalGrace = isPlain && genes.OneIn(5) ? genes.Next(terms.Count) : 0,
            InterestGrace = isPlain && genes.OneIn(5) ? genes.Next(terms.Count) : 0,
            InterestFree = terms.Amortization != Amortization.Bullet && genes.OneIn(6) ? genes.Next(terms.Count) : 0,
            InstallmentAmount = isPlain && genes.OneIn(7) ? Math.Max(0.01m, Cents(terms.Principal * (1 + genes.Next(50)) / 100)) : null,
            InstallmentMultiple = isPlain && genes.OneIn(7) && terms.Principal >= 10 ? genes.Pick(0.05m, 1m, 10m) : null,
        };
    }

    private static LoanTerms Custom(Genes genes, LoanTerms terms)
    {
        var installments = new List<CustomInstallment>();
        var (due, left) = (terms.FirstDueDate, terms.Principal);
        for (var i = 0; i < terms.Count; i++)
        {
            var part = i == terms.Count - 1 ? left : Cents(left * genes.Next(60) / 100);
            var given = terms.InterestMode != InterestMode.DailyRest && genes.OneIn(3) ? Cents(terms.Principal * genes.Next(20) / 1000) : (decimal?)null;
            installments.Add(new CustomInstallment(due, part, given));
            (due, left) = (due.AddDays(1 + genes.Next(60)), left - part);
        }

        return terms with { Installments = [.. installments] };
    }

    private static AllocationOrder Order(Genes genes)
    {
        var isVertical = genes.OneIn(2);
        if (genes.OneIn(3))
        {
            var steps = Enum.GetValues<AllocationStep>();
            Shuffle(genes, steps);
            return AllocationOrder.Of(steps, isVertical);
        }

        var parts = Enum.GetValues<DuePart>();
        Shuffle(genes, parts);
        return AllocationOrder.Of(parts, isVertical);
    }

    private static FeeTerms Fee(Genes genes)
    {
        var timing = genes.Pick(FeeTiming.Installment, FeeTiming.Disbursement, FeeTiming.Date);
        var isShare = genes.OneIn(2);
        DateOnly? date = timing == FeeTiming.Date ? Given.Day(genes.Next(300) - 10) : null;
        return new FeeTerms("fee", timing, isShare ? null : (1 + genes.Next(1_000)) / 100m, isShare ? (1 + genes.Next(500)) / 10_000m : null, date);
    }

    private static LateCharges Late(Genes genes)
    {
        var (share, rate) = (genes.Pick(0m, 0.02m, 0.0333m), genes.Pick(Rate.NominalAnnual(0.36m), Rate.Monthly(0.01m), default));
        return new LateCharges
        {
            FixedShare = share == 0 && rate.IsZero ? 0.02m : share,
            Rate = rate,
            DayCount = genes.Pick(DayCount.Actual360, DayCount.Thirty360, DayCount.Business252, DayCount.ActualActualIsda),
            GraceDays = genes.Pick(0, 0, 3, 10, 40),
        };
    }

    private static decimal Cents(decimal amount) => decimal.Round(amount, 2);

    private static void Shuffle<T>(Genes genes, T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = i - genes.Next(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}
