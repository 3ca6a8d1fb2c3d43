namespace FinData.Cli.Conformance.Fineract.Assets;

/// <summary>What the foreign suite remembers of the requests of a scenario: owners and transfers are names that it makes up.</summary>
internal sealed class AssetRequests
{
    private readonly Dictionary<string, string> userIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private int lastName;

    public string? Owner { get; set; }

    public string? PreviousOwner { get; set; }

    public string? SaleId { get; set; }

    public string? BuybackId { get; set; }

    public string? IntermediarySaleId { get; set; }

    /// <summary>The transfer of the last answer.</summary>
    public string? LastId { get; set; }

    /// <summary>Products whose loans go to an intermediary first.</summary>
    public HashSet<string> Delayed { get; } = new(StringComparer.Ordinal);

    /// <summary>The owner that was made known last without a transfer.</summary>
    public string? LastKnown { get; private set; }

    /// <summary>The journal entry made by hand last: its amount, and whose it is.</summary>
    public (decimal Amount, string? Owner)? Manual { get; set; }

    public string NewName(string of) => $"{of} {++lastName}";

    /// <summary>Makes an owner known by itself; false: it has no name, or is known already.</summary>
    public bool Register(string? owner)
    {
        if (string.IsNullOrEmpty(owner) || !known.Add(owner))
        {
            return false;
        }

        LastKnown = owner;
        return true;
    }

    public string? UserId(string type) => userIds.GetValueOrDefault(type);

    /// <summary>The id that the user of the suite made up for a type of request, or makes up now.</summary>
    public string UserIdOrNew(string type, bool isForced = false)
    {
        if (isForced || !userIds.TryGetValue(type, out var id))
        {
            userIds[type] = id = NewName("transfer");
        }

        return id;
    }
}
