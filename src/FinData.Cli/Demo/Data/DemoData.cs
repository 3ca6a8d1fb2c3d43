using System.Globalization;
using System.IO.Compression;

namespace FinData.Cli.Demo;

/// <summary>The data files that lie beside the tool; their SOURCE.txt files say where they come from.</summary>
internal static class DemoData
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Reads a CSV file with a header, gzipped where its name ends with .gz. The files are the project's own: no field has a comma or a quote.</summary>
    public static IEnumerable<T> Read<T>(string path, Func<DemoRow, T> convert)
    {
        using var file = File.OpenRead(path);
        using var text = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var columns = (text.ReadLine() ?? throw new InvalidDataException($"{path} is empty.")).Split(',');
        var places = Enumerable.Range(0, columns.Length).ToDictionary(i => columns[i], StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            yield return fields.Length == columns.Length ? convert(new DemoRow(places, fields)) : throw new InvalidDataException($"{path} has a row of another length: {line}");
        }
    }
}

/// <summary>One row of a data file.</summary>
internal readonly struct DemoRow(Dictionary<string, int> places, string[] fields)
{
    public string Text(string column) => fields[places[column]];

    public decimal Decimal(string column) => decimal.Parse(Text(column), NumberStyles.Number, CultureInfo.InvariantCulture);

    public int Int(string column) => int.Parse(Text(column), NumberStyles.Integer, CultureInfo.InvariantCulture);

    public DateOnly Date(string column) => DateOnly.ParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
