using System.Collections.Immutable;
using FinData.Cli.Conformance.Fineract.Assets;
using FinData.Cli.Conformance.Fineract.Products;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Scenarios;

/// <summary>What a scenario has done so far: one loan, the business date, and what later steps refer back to.</summary>
internal sealed class ScenarioState
{
    private ProgressiveLoan? loan;
    private ProgressiveLoan? second;
    private LoanRequest? request;
    private readonly Dictionary<string, string> configurations = new(StringComparer.Ordinal);
    private Dictionary<int, ProgressiveTransaction> lastSeen = [];

    public ScenarioState() => BusinessDate = Today;

    /// <summary>Products as this scenario has changed them.</summary>
    public ProductChanges Products { get; } = new();

    public bool HasLoan => loan is not null;

    /// <summary>The product of the loan.</summary>
    public string Product { get; private set; } = "";

    /// <summary>A setting that cumulative loans heed and progressive ones do not.</summary>
    public const string NoCompounding = "is-principal-compounding-disabled-for-overdue-loans";

    /// <summary>Which interest of a loan goes to its buyer.</summary>
    public const string TransferredInterest = "outstanding-interest-calculation-strategy-for-external-asset-transfer";

    /// <summary>The scenario is of a suite that is younger than October 2025: since then its files are cut into parts. An owner may sell a loan on there.</summary>
    public bool IsOfSuiteInParts { get; init; }

    /// <summary>Who owns the loan.</summary>
    public AssetBook Assets { get; private set; } = new();

    public AssetRequests AssetRequests { get; } = new();

    public ProgressiveLoan Loan => loan ?? throw new UnsupportedStepException("no loan was created");

    /// <summary>The loan that was created beside the first.</summary>
    public ProgressiveLoan Second => second ?? throw new UnsupportedStepException("no second loan was created");

    public IEnumerable<ProgressiveLoan> Loans => ((ProgressiveLoan?[])[loan, second]).OfType<ProgressiveLoan>();

    public LoanRequest Request => request ?? throw new UnsupportedStepException("no loan was created");

    /// <summary>The actual date, on which the foreign system starts every scenario. No figure hangs on which day it is.</summary>
    public DateOnly Today { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public DateOnly BusinessDate { get; private set; }

    /// <summary>The payment that a step about "the transaction response" means.</summary>
    public int? LastTransaction { get; set; }

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

    /// <summary>By the closing of another process.</summary>
    public bool IsLocked { get; set; }

    /// <summary>Settings of the loan that may be its own instead of its product's, by their foreign names.</summary>
    public IReadOnlyDictionary<string, decimal> Settings { get; set; } = new Dictionary<string, decimal>();

    public string? ChargeOffReason { get; set; }

    public string? WriteOffReason { get; set; }

    /// <summary>Capitalized incomes and buy-down fees that have a class, by id.</summary>
    public Dictionary<int, string> Classes { get; } = [];

    /// <summary>Transactions as they were before they were last replayed, by id.</summary>
    public Dictionary<int, ProgressiveTransaction> BeforeReplay { get; } = [];

    /// <summary>What the last undo of a charge-off took back without a trace.</summary>
    public ImmutableArray<ProgressiveTransaction> TakenBack { get; set; } = [];

    /// <summary>The schedule of the last preview.</summary>
    public ImmutableArray<ProgressiveInstallment> Preview { get; set; } = [];

    public bool WasRefused { get; set; }

    /// <summary>A setting of the whole foreign system; null where the scenario has not changed it.</summary>
    public string? Configuration(string name) => configurations.GetValueOrDefault(name);

    public void Configure(string name, string value) => configurations[name] = value;

    public void MoveTo(DateOnly date)
    {
        BusinessDate = date;
        foreach (var each in Loans)
        {
            each.MoveTo(date);
        }
    }

    public void Create(LoanRequest asked)
    {
        // All later steps are about the loan that was created last.
        request = asked;
        Product = asked.Product;
        loan = Open(asked);
        Assets = new AssetBook();
        EndedAs = null;
        LastRepayment = null;
        LastTransaction = null;
        LastRefund = null;
        LastCharge.Clear();
        Pauses.Clear();
        NetDisbursals.Clear();
        Classes.Clear();
    }

    public void CreateSecond(LoanRequest asked) => second = Open(asked);

    public void RememberPayment(int id)
    {
        LastRepayment = id;
        LastTransaction = id;
    }

    /// <summary>Remembers what the step that was just taken replayed to other figures.</summary>
    public void NoteReplays()
    {
        if (loan is null)
        {
            return;
        }

        var now = loan.Transactions;
        foreach (var transaction in now.Where(static transaction => transaction.IsReplayed))
        {
            if (lastSeen.TryGetValue(transaction.Id, out var before) && (before.Amount != transaction.Amount || before.Parts != transaction.Parts))
            {
                BeforeReplay[transaction.Id] = before;
            }
        }

        lastSeen = now.ToDictionary(static transaction => transaction.Id);
        Assets.Note(this, loan);
    }

    private ProgressiveLoan Open(LoanRequest asked)
    {
        var terms = asked.ToTerms(Products);
        if (ProgressiveLoan.MissingFrom(terms) is { } missing)
        {
            throw new UnsupportedStepException($"product {asked.Product}: a schedule with {missing}");
        }

        if (terms.IsCumulative && Configuration(NoCompounding) == "enabled")
        {
            throw new UnsupportedStepException($"global configuration {NoCompounding} enabled, for a cumulative loan");
        }

        var opened = new ProgressiveLoan(terms with { ChargesAccrueWhenAdded = Configuration("charge-accrual-date") == "submitted-date" });
        opened.MoveTo(BusinessDate);
        foreach (var charge in asked.Charges)
        {
            opened.AddCharge(charge);
        }

        return opened;
    }

    /// <summary>What the command made; refused: a difference, because the scenario says that it works.</summary>
    public int Applied(StepArguments step, ProgressiveOutcome outcome)
        => outcome.IsApplied
            ? outcome.Id
            : outcome.Refusal == ProgressiveRefusal.NotOffered
                ? throw new UnsupportedStepException($"'{step.Step.Text}': {outcome.Detail}")
                : throw new DifferenceException($"'{step.Step.Text}' was refused: {outcome.Refusal}, {outcome.Detail}");

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
