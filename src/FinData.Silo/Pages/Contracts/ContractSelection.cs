using FinData.Silo.Pages.Layout;
using FinData.Silo.Queries;

namespace FinData.Silo.Pages.Contracts;

/// <summary>Which contract a page shows, and as it stood when: what the address says.</summary>
public sealed record ContractSelection(string ContractId, DateOnly? AsOf, long? KnownAt, int Page)
{
    /// <summary>Nothing pins the view, so it can follow the contract.</summary>
    public bool IsLive => AsOf is null && KnownAt is null;

    public ContractQuery Query => new() { AsOf = AsOf, KnownAt = KnownAt };

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

    /// <summary>Another view of the contract at the same dates. The empty view is the overview.</summary>
    public string Link(string view, int page = 1)
    {
        var fields = new List<string>(3);
        if (AsOf is { } asOf)
        {
            fields.Add($"asOf={Figures.Date(asOf)}");
        }

        if (KnownAt is { } knownAt)
        {
            fields.Add(FormattableString.Invariant($"knownAt={knownAt}"));
        }

        if (page > 1)
        {
            fields.Add(FormattableString.Invariant($"page={page}"));
        }

        var path = view.Length == 0 ? Links.Contract(ContractId) : $"{Links.Contract(ContractId)}/{view}";
        return fields.Count == 0 ? path : $"{path}?{string.Join('&', fields)}";
    }
}
