using System.Buffers;
using FinData.Lending;

namespace FinData.Grains;

/// <summary>How a cell's state is stored: one byte of flags (bit 0: quarantined, bit 1: has reversals), then the contract as it writes itself.</summary>
internal static class CellState
{
    private const byte Quarantined = 1;
    private const byte Reversals = 2;

    public static void Write(IBufferWriter<byte> writer, ContractCell cell)
    {
        writer.GetSpan(1)[0] = (byte)((cell.IsQuarantined ? Quarantined : 0) | (cell.HasReversals ? Reversals : 0));
        writer.Advance(1);
        cell.Contract.WriteTo(writer);
    }

    /// <exception cref="InvalidDataException">The bytes are of another version or break an invariant.</exception>
    public static ContractSnapshot Read(in StoredPosition stored, bool isStale = false)
    {
        var state = stored.State.Span;
        if (state.IsEmpty)
        {
            throw new InvalidDataException("A stored position has no state.");
        }

        return new ContractSnapshot(Contract.ReadFrom(state[1..]), stored.Watermark, (state[0] & Quarantined) != 0, isStale, (state[0] & Reversals) != 0);
    }
}
