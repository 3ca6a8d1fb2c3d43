using FinData.Lending;

namespace FinData.Silo.Tests.Pages;

/// <summary>One account, one loan and one client with figures that a test can look for.</summary>
internal static class KnownContracts
{
    public const string AccountId = "account:7/a";
    public const string LoanId = "loan-42";
    public const string ClientId = "client-9";

    public static KnownLedger Ledger(int accountLines = 3)
    {
        var ledger = new KnownLedger();
        ledger.Contracts[AccountId] = new ContractView
        {
            ContractId = AccountId,
            ClientId = ClientId,
            Kind = "account",
            Product = "giro",
            Currency = "CZK",
            Status = ContractStatus.Active,
            AsOf = new DateOnly(1994, 3, 30),
            Balance = -1234567.8m,
            AccruedInterest = -12.3456m,
            Partition = 3,
            Watermark = 46997,
        };
        ledger.Statements[AccountId] = Statement(accountLines);
        ledger.Contracts[LoanId] = Loan();
        ledger.Schedules[LoanId] = Schedule();
        ledger.Statements[LoanId] = new StatementView { ContractId = LoanId, Currency = "USD", Watermark = 12, Lines = [], Revisions = [] };
        ledger.Journals[LoanId] = Journal();
        ledger.Payoffs[LoanId] = new PayoffView
        {
            ContractId = LoanId,
            Currency = "USD",
            Date = new DateOnly(2024, 3, 1),
            Principal = 8000m,
            Interest = 53.15m,
            Fees = 1m,
            Penalties = 2m,
            Credit = 6.15m,
            Total = 8050m,
            Watermark = 12,
        };
        ledger.Clients[ClientId] = new ClientView
        {
            ClientId = ClientId,
            Totals = [new CurrencyTotals { Kind = "account", Currency = "CZK", Contracts = 1, Balance = -1234567.8m, AccruedInterest = -12.3456m, PrincipalOutstanding = 0m, Overdue = 0m }],
            Contracts =
            [
                new ClientContract
                {
                    ContractId = AccountId,
                    Kind = "account",
                    Product = "giro",
                    Currency = "CZK",
                    Status = ContractStatus.Active,
                    Balance = -1234567.8m,
                    AccruedInterest = -12.3456m,
                    PrincipalOutstanding = 0m,
                    Overdue = 0m,
                    Watermark = 46997,
                },
            ],
        };
        return ledger;
    }

    public static ContractView Loan() => new()
    {
        ContractId = LoanId,
        ClientId = ClientId,
        Kind = "loan",
        Product = "personal",
        Currency = "USD",
        Status = ContractStatus.Overdue,
        AsOf = new DateOnly(2024, 3, 1),
        Balance = 2250m,
        AccruedInterest = 53.15068493m,
        PrincipalOutstanding = 8000m,
        PrincipalDue = 2000m,
        InterestDue = 250m,
        Overdue = 2250m,
        DaysPastDue = 17,
        TotalDisbursed = 10000m,
        TotalPaid = 2300m,
        PrincipalPaid = 2000m,
        InterestPaid = 300m,
        Partition = 1,
        Watermark = 12,
    };

    public static EventView Event(string eventId) => new()
    {
        ContractId = LoanId, EventId = eventId, Type = "disbursed", EffectiveDate = new DateOnly(2024, 1, 1), Amount = 10000m, Currency = "USD", Outcome = "applied", Partition = 1, Offset = 1,
    };

    /// <summary>2,300 of which 2,000 repay principal.</summary>
    public static StatementMovement Payment() => new()
    {
        Date = new DateOnly(2024, 1, 13),
        EventId = "p1",
        Cash = 2300m,
        Change = new BucketsView { Principal = -2000m, Interest = -300m, Fees = 0, Penalties = 0, Credit = 0, Deposit = 0 },
        Balance = new BucketsView { Principal = 8000m, Interest = 0, Fees = 0, Penalties = 0, Credit = 0, Deposit = 0 },
    };

    private static StatementView Statement(int lines) => new()
    {
        ContractId = AccountId,
        Currency = "CZK",
        Watermark = lines,
        Revisions = [],
        Lines =
        [
            .. Enumerable.Range(0, lines).Select(static i => new StatementLine
            {
                Date = new DateOnly(1993, 1, 1).AddDays(i / 2),
                EventId = $"t{i}",
                Type = i % 3 == 0 ? "debited" : "credited",
                Amount = 100m + i,
                Outcome = "applied",
                Balance = (i % 3 == 0 ? 900m : 1000m) + i,
                AccruedInterest = 0.5m,
                PrincipalOutstanding = 0m,
                Offset = i,
            }),
        ],
    };

    private static ScheduleView Schedule() => new()
    {
        ContractId = LoanId,
        Currency = "USD",
        AsOf = new DateOnly(2024, 3, 1),
        Watermark = 12,
        Installments =
        [
            .. Enumerable.Range(1, 5).Select(static i => new InstallmentView
            {
                Number = i,
                DueDate = new DateOnly(2024, 1, 13).AddMonths(i - 1),
                OpeningPrincipal = 12000m - (2000m * i),
                Principal = 2000m,
                Interest = 350m - (50m * i),
                Total = 2350m - (50m * i),
                ClosingPrincipal = 10000m - (2000m * i),
                PrincipalPaid = i == 1 ? 2000m : 0m,
                InterestPaid = i == 1 ? 300m : 0m,
            }),
        ],
    };

    private static JournalView Journal() => new()
    {
        ContractId = LoanId,
        Currency = "USD",
        Imbalance = 0m,
        Watermark = 12,
        Lines =
        [
            new JournalLineView { Date = new DateOnly(2024, 1, 1), EventId = "d1", Installment = 0, Account = "principal", Amount = 10000m },
            new JournalLineView { Date = new DateOnly(2024, 1, 1), EventId = "d1", Installment = 0, Account = "cash", Amount = -10000m },
            new JournalLineView
            {
                Date = new DateOnly(2024, 2, 1),
                Installment = 1,
                Account = "interestReceivable",
                Amount = 103.33333333m,
                Accrual = new AccrualView { From = new DateOnly(2024, 1, 1), To = new DateOnly(2024, 2, 1), Base = 10000m, Rate = 0.12m, Days = 31, Basis = 360, DayCount = "ACT/360" },
            },
        ],
    };
}
