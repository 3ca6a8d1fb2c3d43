namespace FinData.Silo.Security;

/// <summary>What a caller may do. The names are also those of the policies.</summary>
public static class Roles
{
    /// <summary>Send events.</summary>
    public const string Produce = "produce";

    /// <summary>Read contracts, clients, totals.</summary>
    public const string Read = "read";

    /// <summary>See the inside: log records, dead letters, metrics, dashboard. Includes <see cref="Read"/>.</summary>
    public const string Operate = "operate";

    internal static readonly string[] All = [Produce, Read, Operate];
}
