namespace FinData.Events;

/// <summary>The fields of an opening's terms, of accounts and loans together, in the order in which their faults are named.</summary>
internal readonly struct TermsFields : IFieldNames
{
    public const int Kind = 0;
    public const int Product = 1;
    public const int Currency = 2;
    public const int CreditRate = 3;
    public const int DebitRate = 4;
    public const int Principal = 5;
    public const int Rate = 6;
    public const int RateForm = 7;
    public const int Amortization = 8;
    public const int InterestMode = 9;
    public const int InstallmentCount = 10;
    public const int Frequency = 11;
    public const int FirstDueDate = 12;
    public const int DayCount = 13;
    public const int Calendar = 14;
    public const int BusinessDays = 15;
    public const int Allocation = 16;
    public const int AllocationMode = 17;
    public const int Rounding = 18;
    public const int InstallmentRounding = 19;
    public const int Interval = 20;
    public const int EndOfMonth = 21;
    public const int InstallmentMethod = 22;
    public const int InstallmentAmount = 23;
    public const int InstallmentMultiple = 24;
    public const int Balloon = 25;
    public const int PrincipalGrace = 26;
    public const int InterestGrace = 27;
    public const int InterestFree = 28;
    public const int Installments = 29;
    public const int Fees = 30;
    public const int LateCharges = 31;
    public const int ExcessPayments = 32;
    public const int Tiers = 33;
    public const int Capitalization = 34;
    public const int MinimumBalance = 35;
    public const int Count = 36;

    /// <summary>What any terms must say; all that can be asked of a kind that is unknown.</summary>
    public const ulong Required = (1UL << Kind) | (1UL << Product) | (1UL << Currency);

    public const ulong RequiredByLoan = Required | (1UL << Principal) | (1UL << Rate) | (1UL << RateForm)
                                        | (1UL << Amortization) | (1UL << InstallmentCount) | (1UL << FirstDueDate);

    public const ulong KnownToAccount = Required | OfAccounts | (1UL << RateForm) | (1UL << DayCount) | (1UL << Rounding);

    public const ulong KnownToLoan = ((1UL << Count) - 1) & ~OfAccounts;

    public const ulong Numbers = (1UL << InstallmentCount) | (1UL << Interval) | (1UL << PrincipalGrace) | (1UL << InterestGrace) | (1UL << InterestFree);

    public const ulong Arrays = (1UL << Allocation) | (1UL << Installments) | (1UL << Fees) | (1UL << Tiers);

    public const ulong Objects = (1UL << LateCharges) | (1UL << MinimumBalance);

    private const ulong OfAccounts = (1UL << CreditRate) | (1UL << DebitRate) | (1UL << Tiers) | (1UL << Capitalization) | (1UL << MinimumBalance);

    public static FieldNames Names { get; } = new(
        "terms.",
        "kind", "product", "currency", "creditRate", "debitRate", "principal", "rate", "rateForm", "amortization", "interestMode",
        "count", "frequency", "firstDueDate", "dayCount", "calendar", "businessDays", "allocation", "allocationMode", "rounding", "installmentRounding",
        "interval", "endOfMonth", "installmentMethod", "installmentAmount", "installmentMultiple", "balloon", "principalGrace", "interestGrace", "interestFree",
        "installments", "fees", "lateCharges", "excessPayments", "tiers", "capitalization", "minimumBalance");

    /// <summary>The field as a rejection names it: <c>terms.principal</c>.</summary>
    public static string NameOf(int field) => Names.NameOf(field);

    public static int Find(ReadOnlySpan<byte> name) => Names.Find(name);
}
