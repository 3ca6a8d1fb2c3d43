using System.IO.Hashing;

namespace FinData.Grains;

/// <summary>How cells are found by contract id: 64 bits of XXH3. In memory only, never stored.</summary>
internal static class ContractHash
{
    public static ulong Of(ReadOnlySpan<byte> contractId) => XxHash3.HashToUInt64(contractId);
}
