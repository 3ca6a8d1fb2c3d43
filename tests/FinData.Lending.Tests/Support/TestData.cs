using System.IO.Compression;

namespace FinData.Lending.Tests;

/// <summary>Rows of the published data that tests compare with; see Data/SOURCE.txt.</summary>
internal static class TestData
{
    internal static List<string[]> Rows(string name)
    {
        using var stream = typeof(TestData).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"No test data '{name}'.");
        using var plain = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain);
        var rows = new List<string[]>();
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            rows.Add(line.Split(','));
        }

        return rows;
    }
}
