namespace FinData.Lending;

/// <summary>
/// Terms that were read lately, by their bytes: contracts of one product share one object, and reading them allocates nothing. Direct-mapped, so it is
/// bounded and needs no lock: a slot is replaced whole, and losing a race only means reading again.
/// </summary>
internal static class TermsCache
{
    // Products of a bank are a few hundred; loans with terms of their own pass through without harm.
    private const int Slots = 1_024;

    private static readonly Entry?[] Entries = new Entry?[Slots];

    internal static ContractTerms Read(ReadOnlySpan<byte> bytes, Func<ContractTerms, ContractTerms>? intern)
    {
        ref var slot = ref Entries[HashOf(bytes) & (Slots - 1)];
        var entry = Volatile.Read(ref slot);
        if (entry is not null && bytes.SequenceEqual(entry.Bytes))
        {
            return entry.Terms;
        }

        var terms = TermsCodec.Read(bytes);
        terms = intern?.Invoke(terms) ?? terms;
        Volatile.Write(ref slot, new Entry(bytes.ToArray(), terms));
        return terms;
    }

    // FNV-1a: placement only, equality decides.
    private static uint HashOf(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var value in bytes)
        {
            hash = unchecked((hash ^ value) * 16777619u);
        }

        return hash ^ (hash >> 16);
    }

    private sealed record Entry(byte[] Bytes, ContractTerms Terms);
}
