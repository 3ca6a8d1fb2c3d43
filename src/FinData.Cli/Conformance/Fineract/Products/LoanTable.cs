using System.Collections.Immutable;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Cli.Conformance.Fineract.Steps;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Products;

/// <summary>Reads the table of a customized loan. The foreign suite reads its first sixteen columns by place, whatever they are called; so does this.</summary>
internal static class LoanTable
{
    private const int FixedColumns = 16;
    private static readonly string[] Ordinals = ["1st", "2nd", "3rd", "4th"];

    public static LoanRequest Read(StepArguments step)
    {
        var table = step.Step.Table;
        if (table.Length < 2 || table[1].Length < FixedColumns)
        {
            throw new UnsupportedStepException("the loan's table has less than sixteen columns");
        }

        var cells = table[1];
        var extra = step.Row();
        return new LoanRequest
        {
            Product = cells[0].Trim(),
            SubmittedOn = StepArguments.ReadDate(cells[1].Trim()),
            Principal = StepArguments.ReadAmount(cells[2]),
            RatePercent = StepArguments.ReadAmount(cells[3]),
            InterestMethod = LoanRequest.Named(cells[4].Trim(), Names.Methods),
            InterestPeriod = LoanRequest.Named(cells[5].Trim(), Names.Periods),
            Amortization = LoanRequest.Named(cells[6].Trim(), Names.Amortizations),
            Every = (int)StepArguments.ReadAmount(cells[9]),
            Frequency = LoanRequest.Named(cells[10].Trim(), Names.Frequencies),
            Count = (int)StepArguments.ReadAmount(cells[11]),
            GraceOnPrincipal = (int)StepArguments.ReadAmount(cells[12]),

            // The suite sends the column after this one, the interest free period, under the same name, so that one holds.
            GraceOnInterest = (int)StepArguments.ReadAmount(cells[14]),
            Strategy = cells[15].Trim(),
            RateFrequency = extra.TryGetValue("interestRateFrequencyType", out var rate) ? LoanRequest.Named(rate, Names.Rates) : null,
            Tranches = Tranches(extra),
            Charges = Charges(extra),
        };
    }

    private static ImmutableArray<ProgressiveTranche> Tranches(IReadOnlyDictionary<string, string> extra) =>
    [
        .. from ordinal in Ordinals
           let prefix = $"{ordinal}_tranche_disb_"
           where extra.ContainsKey($"{prefix}expected_date")
           select new ProgressiveTranche(StepArguments.ReadDate(extra[$"{prefix}expected_date"]), StepArguments.ReadAmount(extra[$"{prefix}principal"])),
    ];

    private static ImmutableArray<ProgressiveCharge> Charges(IReadOnlyDictionary<string, string> extra)
    {
        var type = extra.FirstOrDefault(static cell => cell.Key.Contains("charge", StringComparison.OrdinalIgnoreCase) && cell.Value.StartsWith("LOAN_", StringComparison.Ordinal));
        if (type.Key is null)
        {
            return [];
        }

        var amount = extra.First(cell => cell.Key != type.Key && cell.Key.Contains("charge", StringComparison.OrdinalIgnoreCase)).Value;
        return [ChargeTypes.Of(type.Value) with { Amount = StepArguments.ReadAmount(amount) }];
    }
}
