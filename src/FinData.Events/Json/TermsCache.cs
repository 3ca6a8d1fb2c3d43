using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using FinData.Lending;

namespace FinData.Events;

/// <summary>
/// Terms by the bytes they came in. Accounts of one product open with equal bytes, by the thousand: sharing the object saves their decoding and the
/// memory of each copy. One place a hash, newest wins, so the bound needs no bookkeeping; entries are immutable, so any thread may look.
/// </summary>
internal static class TermsCache
{
    private const int Places = 1024; // times MaxBytes is half a megabyte at most
    private const int MaxBytes = 512;

    private static readonly Entry?[] Entries = new Entry?[Places];

    public static bool TryGet(ReadOnlySpan<byte> json, [NotNullWhen(true)] out ContractTerms? terms)
    {
        terms = null;
        if (json.Length > MaxBytes)
        {
            return false;
        }

        var entry = Volatile.Read(ref Entries[PlaceOf(json)]);
        if (entry is null || !json.SequenceEqual(entry.Json))
        {
            return false;
        }

        terms = entry.Terms;
        return true;
    }

    public static void Add(ReadOnlySpan<byte> json, ContractTerms terms)
    {
        if (json.Length <= MaxBytes)
        {
            Volatile.Write(ref Entries[PlaceOf(json)], new Entry(json.ToArray(), terms));
        }
    }

    private static int PlaceOf(ReadOnlySpan<byte> json) => (int)(XxHash3.HashToUInt64(json) % Places);

    private sealed record Entry(byte[] Json, ContractTerms Terms);
}
