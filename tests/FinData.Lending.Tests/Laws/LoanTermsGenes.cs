using CsCheck;

namespace FinData.Lending.Tests.Laws;

/// <summary>Loan terms of every shape that can be agreed, in currencies of two, no and three decimals.</summary>
internal static class LoanTermsGenes
{
    private static readonly DateOnly EarliestDue = new(2024, 1, 16);

    internal static Gen<LoanTerms> Any { get; } = Gen.Int[0, Genes.Max].Array[64].Select(static numbers => Build(new Genes(numbers)));

    private static LoanTerms Build(Genes genes)
    {
        var amortization = genes.Pick(
            Amortization.EqualPrincipal, Amortization.EqualInstallment, Amortization.EqualInstallment, Amortization.Bullet, Amortization.InterestOnly, Amortization.German, Amortization.Custom);
        var mode = amortization == Amortization.German ? InterestMode.Scheduled : genes.Pick(InterestMode.Scheduled, InterestMode.DailyRest, InterestMode.Scheduled, InterestMode.DailyRest, InterestMode.Flat);
        var currency = genes.Pick(Given.Brl, Given.Brl, Given.Jpy, Given.Kwd);
        var terms = new LoanTerms
        {
            Product = "loan",
            Currency = currency,
            Rate = default,
            Principal = (100 + (genes.Next(100) * genes.Next(10_000))) * Minor.Unit(currency),
            Amortization = amortization,
            InterestMode = mode,
            Count = 1 + genes.Next(14),
            FirstDueDate = EarliestDue.AddDays(genes.Next(80)),
            DayCount = genes.Pick(Enum.GetValues<DayCount>()),
            Rounding = genes.Pick(Enum.GetValues<RoundingRule>()),
            InstallmentRounding = genes.OneIn(3) ? RoundingRule.Up : null,
            Calendar = genes.Pick("none", "ANBIMA", "weekends", "B3"),
            BusinessDays = genes.Pick(Enum.GetValues<BusinessDayConvention>()),
            Frequency = genes.OneIn(2) ? genes.Pick(Enum.GetValues<Frequency>()) : Frequency.Monthly,
            AllocationOrder = ChargeGenes.Order(genes),
            ExcessPayments = genes.Pick(Enum.GetValues<ExcessPayment>()),
            Fees = [.. Enumerable.Range(0, Math.Max(0, genes.Next(6) - 2)).Select(_ => ChargeGenes.Fee(genes, currency))],
            LateCharges = genes.OneIn(2) ? ChargeGenes.Late(genes) : null,
        };
        terms = terms with
        {
            Interval = terms.Frequency == Frequency.Daily && genes.OneIn(2) ? 10 + genes.Next(60) : 1 + (genes.OneIn(4) ? genes.Next(3) : 0),
            EndOfMonth = genes.OneIn(3) && IsOfMonths(terms),
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
        3 when IsOfMonths(terms) => Rate.Monthly(genes.Pick(0.01m, 0.0179m, 0.1m)),
        4 => Rate.Of(genes.Pick(0.0005m, 0.0005131m), RateForm.Daily),
        5 => Rate.Of(0.12m, genes.Pick(RateForm.NominalMonthly, RateForm.NominalQuarterly, RateForm.NominalSemiannual, RateForm.NominalDaily)),
        _ => Rate.NominalAnnual(0.24m),
    };

    private static bool IsOfMonths(LoanTerms terms) => terms.Frequency is not (Frequency.Daily or Frequency.Weekly or Frequency.Biweekly);

    private static LoanTerms Shaped(Genes genes, LoanTerms terms)
    {
        var isPlain = terms.Amortization is Amortization.EqualPrincipal or Amortization.EqualInstallment;
        var balloon = isPlain && genes.OneIn(5) ? Minor.Round(terms.Principal * genes.Next(100) / 100, terms.Currency) : 0;
        var unit = Minor.Unit(terms.Currency);
        return terms with
        {
            InstallmentMethod = terms.Amortization == Amortization.EqualInstallment && genes.OneIn(3) ? InstallmentMethod.Iterated : InstallmentMethod.ClosedForm,
            Balloon = balloon,
            PrincipalGrace = isPlain && genes.OneIn(5) ? genes.Next(terms.Count) : 0,
            InterestGrace = (isPlain || terms.Amortization == Amortization.InterestOnly) && genes.OneIn(5) ? genes.Next(terms.Count) : 0,
            InterestFree = terms.Amortization != Amortization.Bullet && genes.OneIn(6) ? genes.Next(terms.Count) : 0,
            InstallmentAmount = isPlain && genes.OneIn(7) ? Math.Max(unit, Minor.Round(terms.Principal * (1 + genes.Next(100)) / 100, terms.Currency)) : null,
            InstallmentMultiple = isPlain && genes.OneIn(7) && terms.Principal >= 1_000 * unit ? unit * genes.Pick(5, 100, 1_000, 5 * (1 + genes.Next(100))) : null,
        };
    }

    private static LoanTerms Custom(Genes genes, LoanTerms terms)
    {
        var installments = new List<CustomInstallment>();
        var (due, left) = (terms.FirstDueDate, terms.Principal);
        for (var i = 0; i < terms.Count; i++)
        {
            var part = i == terms.Count - 1 ? left : Minor.Round(left * genes.Next(60) / 100, terms.Currency);
            var given = terms.InterestMode != InterestMode.DailyRest && genes.OneIn(3) ? Minor.Round(terms.Principal * genes.Next(20) / 1000, terms.Currency) : (decimal?)null;
            installments.Add(new CustomInstallment(due, part, given));
            (due, left) = (due.AddDays(1 + genes.Next(60)), left - part);
        }

        return terms with { Installments = [.. installments], InterestFree = genes.OneIn(6) ? genes.Next(terms.Count) : 0 };
    }
}
