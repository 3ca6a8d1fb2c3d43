using System.Collections.Immutable;

namespace FinData.Silo.Pages.Contracts;

/// <summary>A journal line with the account that its other half is on.</summary>
/// <param name="Against">
/// Null where the line is one of several that together balance: what a payment, or a use of credit, settled.
/// </param>
/// <param name="IsFirst">Whether the line comes before its other half.</param>
public readonly record struct JournalPart(JournalLineView Line, string? Against, bool IsFirst)
{
    /// <summary>Whether money, or credit, settled what was owed.</summary>
    public bool IsPaid => Line.Amount < 0 && IsOwed(Line.Account) && Against is null or "cash" or "unallocatedCredit";

    /// <summary>Whether what was owed was forgiven and taken off the income.</summary>
    public bool IsWaived => Line.Amount < 0 && !IsFirst && IsOwed(Line.Account) && IsIncome(Against);

    public static ImmutableArray<JournalPart> Of(ImmutableArray<JournalLineView> lines)
    {
        var parts = ImmutableArray.CreateBuilder<JournalPart>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            if (i + 1 == lines.Length || !ArePair(lines[i], lines[i + 1]))
            {
                parts.Add(new JournalPart(lines[i], null, true));
                continue;
            }

            parts.Add(new JournalPart(lines[i], lines[i + 1].Account, true));
            parts.Add(new JournalPart(lines[i + 1], lines[i].Account, false));
            i++;
        }

        return parts.DrainToImmutable();
    }

    /// <summary>Whether the account says what a borrower owes.</summary>
    public static bool IsOwed(string account) => account is "principal" or "interestReceivable" or "feeReceivable" or "penaltyReceivable";

    private static bool IsIncome(string? account) => account is "interestIncome" or "feeIncome" or "penaltyIncome";

    // The halves of a posting follow each other, with one cause and date. What settles part of a payment, and the credit that a payment leaves or uses up, stand alone; next to them
    // another posting may by chance begin with the same amount.
    private static bool ArePair(in JournalLineView line, in JournalLineView next)
        => line.Amount + next.Amount == 0 && line.Date == next.Date && line.EventId == next.EventId && line switch
        {
            { Account: "unallocatedCredit" } => line.Amount > 0 && next.Account == "cash",
            { Amount: < 0 } when IsOwed(line.Account) => IsIncome(next.Account) || next.Account is "unallocatedCredit" or "deposit",
            _ => true,
        };
}
