using RocksDbSharp;

namespace FinData.Storage.RocksDb;

/// <summary>The column families of one database, in the order in which <see cref="EngineScope.Family"/> numbers them. Index 0 is RocksDB's own default.</summary>
internal sealed record EngineFamilies(IReadOnlyList<(string Name, ColumnFamilyOptions Options)> Families)
{
    public ColumnFamilies ToColumnFamilies()
    {
        var families = new ColumnFamilies(Families[0].Options);
        foreach (var (name, options) in Families.Skip(1))
        {
            families.Add(name, options);
        }

        return families;
    }
}
