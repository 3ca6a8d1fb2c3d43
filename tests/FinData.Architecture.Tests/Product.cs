using System.Reflection;

namespace FinData.Architecture.Tests;

/// <summary>The product's assemblies, and which of the others each may name. The order is that of the design: arrows point to the left.</summary>
internal static class Product
{
    public const string Lending = "FinData.Lending";
    public const string Events = "FinData.Events";
    public const string Abstractions = "FinData.Abstractions";
    public const string Grains = "FinData.Grains";
    public const string RocksDb = "FinData.Storage.RocksDb";
    public const string Kafka = "FinData.Streaming.Kafka";
    public const string Client = "FinData.Client";
    public const string Silo = "FinData.Silo";
    public const string Cli = "FinData.Cli";

    public static readonly IReadOnlyDictionary<string, string[]> Arrows = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Lending] = [],
        [Events] = [Lending],
        [Abstractions] = [Lending, Events],
        [Grains] = [Lending, Events, Abstractions],
        [RocksDb] = [Lending, Events, Abstractions, Grains],
        [Kafka] = [Lending, Events, Abstractions, Grains],
        [Client] = [Lending, Events, Abstractions],
        [Silo] = [Lending, Events, Abstractions, Grains, RocksDb, Kafka],
        [Cli] = [Lending, Events, Abstractions, Grains, RocksDb, Kafka, Client, Silo],
    };

    public static IEnumerable<Assembly> Assemblies => Arrows.Keys.Select(Load);

    /// <summary>Loads by project name; the tool's assembly is named as the command is.</summary>
    public static Assembly Load(string project) => Assembly.Load(project == Cli ? "findata" : project);

    public static IEnumerable<string> ReferencesOf(string project) => Load(project).GetReferencedAssemblies().Select(static name => name.Name!);
}
