namespace FinData.Lending.Tests.Laws;

/// <summary>What a loan asks for besides principal and interest, and in which order it is paid.</summary>
internal static class ChargeGenes
{
    internal static AllocationOrder Order(Genes genes)
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

    internal static FeeTerms Fee(Genes genes, Currency currency)
    {
        var timing = genes.Pick(FeeTiming.Installment, FeeTiming.Disbursement, FeeTiming.Date);
        var isShare = genes.OneIn(2);
        DateOnly? date = timing == FeeTiming.Date ? Given.Day(genes.Next(300) - 10) : null;
        return new FeeTerms(genes.Pick("fee", "insurance", "appraisal"), timing, isShare ? null : (1 + genes.Next(1_000)) * Minor.Unit(currency), isShare ? (1 + genes.Next(500)) / 10_000m : null, date);
    }

    internal static LateCharges Late(Genes genes)
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

    private static void Shuffle<T>(Genes genes, T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = i - genes.Next(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}
