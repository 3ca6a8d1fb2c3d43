using System.Collections.Immutable;
using FinData.Cli.Conformance.Fineract.Products;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Scenarios;

/// <summary>What a scenario has done so far: one loan, the business date, and what later steps refer back to.</summary>
internal sealed class ScenarioState
{
    private ProgressiveLoan? loan;
    private DateOnly? businessDate;
    private readonly Dictionary<string, string> configurations = new(StringComparer.Ordinal);
    private ImmutableArray<ProgressiveCharge> requestedCharges = [];

    /// <summary>Products as this scenario has changed them.</summary>
    public ProductChanges Products { get; } = new();

    public bool HasLoan => loan is not null;

    /// <summary>The product of the loan.</summary>
    public string Product { get; private set; } = "";

    public ProgressiveLoan Loan => loan ?? throw new UnsupportedStepException("no loan was created");

    public DateOnly BusinessDate => businessDate ?? throw new UnsupportedStepException("the scenario depends on today's date");

    /// <summary>The repayment that "makes a repayment undo" means.</summary>
    public int? LastRepayment { get; set; }

    public int? LastRefund { get; set; }

    /// <summary>The charge that "waives charge" means, by what the suite remembers it as.</summary>
    public Dictionary<string, int> LastCharge { get; } = new(StringComparer.Ordinal);

    public List<int> Pauses { get; } = [];

    /// <summary>What the foreign system notes with a tranche that is added later: what went out last, or is approved where nothing did; by expected date.</summary>
    public Dictionary<DateOnly, decimal> NetDisbursals { get; } = [];

    public decimal Approved { get; set; }

    /// <summary>How an application ended that never became a loan.</summary>
    public string? EndedAs { get; set; }

    public bool IsFraud { get; set; }

    public string? ChargeOffReason { get; set; }

    /// <summary>The schedule of the last preview.</summary>
    public ImmutableArray<ProgressiveInstallment> Preview { get; set; } = [];

    public bool WasRefused { get; set; }

    /// <summary>A setting of the whole foreign system; null where the scenario has not changed it.</summary>
    public string? Configuration(string name) => configurations.GetValueOrDefault(name);

    public void Configure(string name, string value) => configurations[name] = value;

    public void MoveTo(DateOnly date)
    {
        businessDate = date;
        loan?.MoveTo(date);
    }

    public void Create(LoanRequest request)
    {
        // All later steps are about the loan that was created last.
        requestedCharges = request.Charges;
        Product = request.Product;
        loan = new ProgressiveLoan(request.ToTerms(Products));
        LastRepayment = null;
        LastRefund = null;
        LastCharge.Clear();
        Pauses.Clear();
        NetDisbursals.Clear();
        if (businessDate is { } date)
        {
            loan.MoveTo(date);
        }
    }

    /// <summary>The charges that came with the application, once.</summary>
    public ImmutableArray<ProgressiveCharge> TakeRequestedCharges()
    {
        var charges = requestedCharges;
        requestedCharges = [];
        return charges;
    }

    /// <summary>What the command made; refused: a difference, because the scenario says that it works.</summary>
    public int Applied(StepArguments step, ProgressiveOutcome outcome)
        => outcome.IsApplied ? outcome.Id : throw new DifferenceException($"'{step.Step.Text}' was refused: {outcome.Refusal}, {outcome.Detail}");

    /// <summary>The scenario says that the command is refused.</summary>
    public void Refused(StepArguments step, ProgressiveOutcome outcome)
    {
        if (outcome.IsApplied)
        {
            throw new DifferenceException($"'{step.Step.Text}' was accepted");
        }

        WasRefused = true;
    }
}
