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

    /// <param name="tranches">How many of the expected tranches the step reads.</param>
    /// <param name="changes">What the scenario changed in charges.</param>
    public static LoanRequest Read(StepArguments step, int tranches = 0, ProductChanges? changes = null)
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
            Tranches = Tranches(extra, tranches),
            Charges = Charges(extra, Tranches(extra, tranches), changes),
        };
    }

    private static ImmutableArray<ProgressiveTranche> Tranches(IReadOnlyDictionary<string, string> extra, int count) =>
    [
        .. from ordinal in Ordinals.Take(count)
           let prefix = $"{ordinal}_tranche_disb_"
           where extra.ContainsKey($"{prefix}expected_date")
           select new ProgressiveTranche(StepArguments.ReadDate(extra[$"{prefix}expected_date"]), StepArguments.ReadAmount(extra[$"{prefix}principal"])),
    ];

    private static ImmutableArray<ProgressiveCharge> Charges(IReadOnlyDictionary<string, string> extra, ImmutableArray<ProgressiveTranche> tranches, ProductChanges? changes)
    {
        var type = extra.FirstOrDefault(static cell => cell.Key.Contains("charge", StringComparison.OrdinalIgnoreCase) && cell.Value.Contains("LOAN_", StringComparison.Ordinal));
        if (type.Key is null)
        {
            return [];
        }

        var amount = extra.First(cell => cell.Key != type.Key && cell.Key.Contains("charge", StringComparison.OrdinalIgnoreCase)).Value;
        var charge = ChargeTypes.Of(type.Value) with { Amount = StepArguments.ReadAmount(amount) };
        if (changes?.CalculationOf(type.Value) is { } calculation)
        {
            charge = charge with { Calculation = calculation };
        }

        // Each tranche is charged on its own day.
        return charge.Time == ChargeTime.TrancheDisbursement && !tranches.IsEmpty ? [.. tranches.Select(tranche => charge with { DueDate = tranche.Expected })] : [charge];
    }
}
