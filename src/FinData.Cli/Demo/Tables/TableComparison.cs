using System.Globalization;

namespace FinData.Cli.Demo;

/// <summary>A row where FinData and the published table disagree.</summary>
internal sealed record TableDifference(string Table, int Number, string Published, string Ours);

/// <summary>Compares a published table with FinData's schedule: interest, principal and payment of each row, to the cent.</summary>
internal static class TableComparison
{
    public static IEnumerable<TableDifference> Compare(PublishedTable table, IReadOnlyList<InstallmentView> schedule)
    {
        foreach (var row in table.Rows)
        {
            var ours = schedule.FirstOrDefault(i => i.Number == row.Number);
            if (ours.Interest != row.Interest || ours.Principal != row.Principal || ours.Total != row.Payment)
            {
                yield return new TableDifference(
                    table.Name, row.Number, Describe(row.Principal, row.Interest, row.Payment), Describe(ours.Principal, ours.Interest, ours.Total));
            }
        }
    }

    private static string Describe(decimal principal, decimal interest, decimal payment)
        => string.Create(CultureInfo.InvariantCulture, $"{principal:0.00} + {interest:0.00} = {payment:0.00}");
}
