namespace FinData.Cli;

/// <summary>Compares two views of one contract, field by field.</summary>
internal static class ContractComparison
{
    /// <summary>Every field of the view but its id (the views are matched by it) and its staleness (says where the answer came from).</summary>
    private static readonly (string Name, Func<ContractView, object?> Read)[] Fields =
    [
        ("clientId", static v => v.ClientId),
        ("kind", static v => v.Kind),
        ("product", static v => v.Product),
        ("currency", static v => v.Currency),
        ("status", static v => v.Status),
        ("asOf", static v => v.AsOf),
        ("balance", static v => v.Balance),
        ("accruedInterest", static v => v.AccruedInterest),
        ("principalOutstanding", static v => v.PrincipalOutstanding),
        ("principalDue", static v => v.PrincipalDue),
        ("interestDue", static v => v.InterestDue),
        ("feesDue", static v => v.FeesDue),
        ("penaltiesDue", static v => v.PenaltiesDue),
        ("unallocatedCredit", static v => v.UnallocatedCredit),
        ("overdue", static v => v.Overdue),
        ("daysPastDue", static v => v.DaysPastDue),
        ("totalDisbursed", static v => v.TotalDisbursed),
        ("totalPaid", static v => v.TotalPaid),
        ("principalPaid", static v => v.PrincipalPaid),
        ("interestPaid", static v => v.InterestPaid),
        ("accruedPenalty", static v => v.AccruedPenalty),
        ("feesPaid", static v => v.FeesPaid),
        ("penaltiesPaid", static v => v.PenaltiesPaid),
        ("waived", static v => v.Waived),
        ("writtenOff", static v => v.WrittenOff),
        ("recovered", static v => v.Recovered),
        ("partition", static v => v.Partition),
        ("watermark", static v => v.Watermark),
    ];

    public static IEnumerable<string> FieldNames => Fields.Select(static f => f.Name);

    public static IEnumerable<Difference> Compare(ContractView folded, ContractView? answered)
    {
        if (answered is null)
        {
            yield return new Difference(folded.ContractId, "contract", "in the log", "unknown to the server");
            yield break;
        }

        foreach (var (name, read) in Fields)
        {
            var (ours, theirs) = (read(folded), read(answered));
            if (!Equals(ours, theirs))
            {
                yield return new Difference(folded.ContractId, name, Difference.Show(ours), Difference.Show(theirs));
            }
        }
    }
}
