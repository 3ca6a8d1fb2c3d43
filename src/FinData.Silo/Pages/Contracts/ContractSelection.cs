using FinData.Silo.Pages.Layout;
using FinData.Silo.Queries;

namespace FinData.Silo.Pages.Contracts;

/// <summary>Which contract a page shows, and as it stood when: what the address says.</summary>
public sealed record ContractSelection(string ContractId, DateOnly? AsOf, long? KnownAt, int Page)
{
    /// <summary>Nothing pins the view, so it can follow the contract.</summary>
    public bool IsLive => AsOf is null && KnownAt is null;

    public ContractQuery Query => new() { AsOf = AsOf, KnownAt = KnownAt };

    /// <summary>The question whose answer agrees with a contract that was read just now: the contract may have moved on meanwhile.</summary>
    public ContractQuery SameAs(ContractView contract) => Query with { KnownAt = KnownAt ?? contract.Watermark };

    public static bool TryRead(string segment, HttpRequest request, out ContractSelection selection)
    {
        var isValid = QueryFields.TryDate(request, "asOf", out var asOf)
            & QueryFields.TryNumber(request, "knownAt", out var knownAt)
            & QueryFields.TryPage(request, out var page);
        // An id that can be nobody's is answered as any unknown one.
        _ = Ids.TryRead(segment, out var contractId);
        selection = new ContractSelection(contractId, asOf, knownAt, page);
        return isValid;
    }

    /// <summary>The address of a view, whatever the dates. The empty view is the overview.</summary>
    public string Path(string view) => view.Length == 0 ? Links.Contract(ContractId) : $"{Links.Contract(ContractId)}/{view}";

    /// <summary>Another view of the contract at the same dates.</summary>
    public string Link(string view, int page = 1)
        => page > 1 ? Link(view, ("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture))) : Link(view, []);

    /// <summary>The same with fields of its own.</summary>
    public string Link(string view, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var fields = new List<string>();
        if (AsOf is { } asOf)
        {
            fields.Add($"asOf={Figures.Date(asOf)}");
        }

        if (KnownAt is { } knownAt)
        {
            fields.Add(FormattableString.Invariant($"knownAt={knownAt}"));
        }

        foreach (var (name, value) in more)
        {
            fields.Add($"{name}={value}");
        }

        return fields.Count == 0 ? Path(view) : $"{Path(view)}?{string.Join('&', fields)}";
    }

    /// <summary>One event of the contract, at the same dates.</summary>
    public string EventLink(string eventId) => Link($"events/{Uri.EscapeDataString(eventId)}");
}
