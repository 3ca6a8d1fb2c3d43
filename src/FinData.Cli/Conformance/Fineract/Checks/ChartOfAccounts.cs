namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>An account of the foreign suite's chart, and what is debited or credited to it (the other is zero).</summary>
internal readonly record struct JournalLine(string Type, string Code, string Name, decimal Debit, decimal Credit)
{
    public JournalLine ToDebit(decimal amount) => this with { Debit = amount };

    public JournalLine ToCredit(decimal amount) => this with { Credit = amount };

    public JournalLine Mirrored => this with { Debit = Credit, Credit = Debit };
}

/// <summary>The accounts that the foreign suite's products post to.</summary>
internal static class ChartOfAccounts
{
    public static JournalLine Loans { get; } = Asset("112601", "Loans Receivable");

    public static JournalLine Receivable { get; } = Asset("112603", "Interest/Fee Receivable");

    public static JournalLine AssetTransfer { get; } = Asset("146000", "Asset transfer");

    public static JournalLine Clearing { get; } = Liability("145023", "Suspense/Clearing account");

    public static JournalLine Overpaid { get; } = Liability("l1", "Overpayment account");

    public static JournalLine DeferredIncome { get; } = Liability("145024", "Deferred Capitalized Income");

    public static JournalLine InterestIncome { get; } = Income("404000", "Interest Income");

    public static JournalLine FeeIncome { get; } = Income("404007", "Fee Income");

    public static JournalLine BuyDownIncome { get; } = Income("450281", "Income From Buy Down");

    public static JournalLine Recoveries { get; } = Income("744008", "Recoveries");

    public static JournalLine InterestChargedOff { get; } = Income("404001", "Interest Income Charge Off");

    public static JournalLine FeesChargedOff { get; } = Income("404008", "Fee Charge Off");

    public static JournalLine Goodwill { get; } = Expense("744003", "Goodwill Expense Account");

    public static JournalLine WrittenOff { get; } = Expense("e4", "Written off");

    public static JournalLine BadDebt { get; } = Expense("744007", "Credit Loss/Bad Debt");

    public static JournalLine FraudLoss { get; } = Expense("744037", "Credit Loss/Bad Debt-Fraud");

    public static JournalLine BuyDownExpense { get; } = Expense("450280", "Buy Down Expense");

    private static JournalLine Asset(string code, string name) => new("ASSET", code, name, 0, 0);

    private static JournalLine Liability(string code, string name) => new("LIABILITY", code, name, 0, 0);

    private static JournalLine Income(string code, string name) => new("INCOME", code, name, 0, 0);

    private static JournalLine Expense(string code, string name) => new("EXPENSE", code, name, 0, 0);
}
