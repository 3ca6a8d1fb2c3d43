using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace FinData.Cli;

/// <summary>How values look in tables: the same everywhere, whatever the culture of the machine.</summary>
internal static class Cells
{
    public static string Amount(decimal value) => value.ToString("#,##0.00######", CultureInfo.InvariantCulture);

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Date(DateOnly? value) => value?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    /// <summary>An enum by its wire name.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum
        => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>A status, with the days where it is about them.</summary>
    public static string Status(Lending.ContractStatus status, int daysPastDue)
        => daysPastDue > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Name(status)}, {daysPastDue} {(daysPastDue == 1 ? "day" : "days")}") : Name(status);

    public static Table Grid(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            // A column whose name ends with '>' holds figures: right-aligned, never wrapped.
            var isFigure = column.EndsWith('>');
            var cell = new TableColumn(isFigure ? column[..^1] : column) { NoWrap = true };
            table.AddColumn(isFigure ? cell.RightAligned() : cell);
        }

        return table;
    }

    /// <summary>Adds a row of plain text: nothing in it is taken for markup.</summary>
    public static void AddTextRow(this Table table, params ReadOnlySpan<string?> cells)
    {
        var row = new Text[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            row[i] = new Text(cells[i] ?? "");
        }

        table.AddRow(row);
    }
}
