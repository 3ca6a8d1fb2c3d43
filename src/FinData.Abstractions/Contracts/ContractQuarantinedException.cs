using System.Globalization;

namespace FinData;

/// <summary>A contract's figures cannot be computed: it is quarantined.</summary>
[GenerateSerializer, Alias("findata.contract-quarantined")]
public sealed class ContractQuarantinedException : Exception
{
    public ContractQuarantinedException(QuarantineView view)
        : base(Describe(view))
    {
    }

    /// <summary>Since when, where and why, and what to do.</summary>
    public static string Describe(QuarantineView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var since = view.Since is { } offset ? string.Create(CultureInfo.InvariantCulture, $" since offset {offset} of partition {view.Partition}") : "";
        var at = view.EventId is { } eventId ? string.Create(CultureInfo.InvariantCulture, $" at event '{eventId}' (offset {view.Offset})") : "";
        return $"Contract '{view.ContractId}' is quarantined{since}: its fold breaks{at}: {view.Reason} Its events are kept. Reverse the event that cannot be: the contract is folded again without it.";
    }
}
