using System.Text;

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
    public const int Count = 20;

    /// <summary>What any terms must say; all that can be asked of a kind that is unknown.</summary>
    public const uint Required = (1u << Kind) | (1u << Product) | (1u << Currency);

    public const uint RequiredByLoan = Required | (1u << Principal) | (1u << Rate) | (1u << RateForm)
                                       | (1u << Amortization) | (1u << InstallmentCount) | (1u << FirstDueDate);

    public const uint KnownToAccount = Required | (1u << CreditRate) | (1u << DebitRate) | (1u << RateForm) | (1u << DayCount) | (1u << Rounding);

    public const uint KnownToLoan = ((1u << Count) - 1) & ~((1u << CreditRate) | (1u << DebitRate));

    private static readonly string[] Names =
    [
        "kind", "product", "currency", "creditRate", "debitRate", "principal", "rate", "rateForm", "amortization", "interestMode",
        "count", "frequency", "firstDueDate", "dayCount", "calendar", "businessDays", "allocation", "allocationMode", "rounding", "installmentRounding",
    ];

    private static readonly string[] Paths = [.. Names.Select(static name => $"terms.{name}")];

    private static readonly byte[][] Utf8Names = [.. Names.Select(Encoding.ASCII.GetBytes)];

    /// <summary>The field as a rejection names it: <c>terms.principal</c>.</summary>
    public static string NameOf(int field) => Paths[field];

    public static int Find(ReadOnlySpan<byte> name)
    {
        // One by one: a contract opens once.
        for (var field = 0; field < Utf8Names.Length; field++)
        {
            if (name.SequenceEqual(Utf8Names[field]))
            {
                return field;
            }
        }

        return -1;
    }
}
