using FinData.Lending;

namespace FinData.Cli.Demo;

/// <summary>One row of a published table.</summary>
internal readonly record struct PublishedRow(int Number, decimal Payment, decimal Interest, decimal Principal);

/// <summary>A published SAC or Price table.</summary>
/// <param name="Name">The file without its ending, and the system where a file has both.</param>
internal sealed record PublishedTable(string Name, Amortization Amortization, decimal Principal, decimal MonthlyRate, int Count, IReadOnlyList<PublishedRow> Rows)
{
    public string ContractId => $"table-{Name}";

    public string ClientId => "published-tables";

    /// <summary>The tables of data/amortization, in order of their names.</summary>
    public static IReadOnlyList<PublishedTable> Load(string folder) =>
    [
        .. Directory.GetFiles(Path.Combine(folder, "amortization"), "*.csv")
            .Order(StringComparer.Ordinal)
            .SelectMany(static path => DemoData.Read(path, static r => (
                    System: r.Text("system"), Principal: r.Decimal("principal"), Rate: r.Decimal("monthly_rate"), Count: r.Int("n"),
                    Row: new PublishedRow(r.Int("k"), r.Decimal("payment"), r.Decimal("interest"), r.Decimal("amortization"))))
                .GroupBy(static r => (r.System, r.Principal, r.Rate, r.Count))
                .Select(g => new PublishedTable(
                    $"{Path.GetFileNameWithoutExtension(path)}-{g.Key.System}",
                    g.Key.System == "SAC" ? Amortization.EqualPrincipal : Amortization.EqualInstallment,
                    g.Key.Principal, g.Key.Rate, g.Key.Count, [.. g.Select(static r => r.Row)]))),
    ];
}
