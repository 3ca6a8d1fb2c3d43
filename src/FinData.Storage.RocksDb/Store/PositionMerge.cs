using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RocksDbSharp;

namespace FinData.Storage.RocksDb;

/// <summary>
/// How RocksDB joins what checkpoints wrote of one contract: the state of the highest watermark, and the ids of all of them, one after the other. So a
/// checkpoint writes a contract's new ids without reading the old ones, and a load still finds everything under one key.
/// Called on RocksDB's threads, natively, without managed garbage. It must not throw: there is no one to catch it.
/// </summary>
internal static unsafe class PositionMerge
{
    // The name is stored; RocksDB refuses to open a family under another one. It has to outlive every database.
    private static readonly nint Name = Marshal.StringToCoTaskMemUTF8("findata.position.1");

    /// <summary>Belongs to the options that it is set on.</summary>
    public static nint Create() => Native.Instance.rocksdb_mergeoperator_create(
        0,
        (nint)(delegate* unmanaged[Cdecl]<nint, void>)&Destroy,
        (nint)(delegate* unmanaged[Cdecl]<nint, byte*, nuint, byte*, nuint, byte**, nuint*, int, byte*, nuint*, byte*>)&MergeAll,
        (nint)(delegate* unmanaged[Cdecl]<nint, byte*, nuint, byte**, nuint*, int, byte*, nuint*, byte*>)&MergeSome,
        (nint)(delegate* unmanaged[Cdecl]<nint, byte*, nuint, void>)&Free,
        (nint)(delegate* unmanaged[Cdecl]<nint, nint>)&GetName);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Destroy(nint state)
    {
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint GetName(nint state) => Name;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(nint state, byte* value, nuint length) => NativeMemory.Free(value);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte* MergeAll(
        nint state, byte* key, nuint keyLength, byte* existing, nuint existingLength, byte** operands, nuint* lengths, int count, byte* success, nuint* newLength)
        => Merge(existing, existingLength, operands, lengths, count, success, newLength);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte* MergeSome(nint state, byte* key, nuint keyLength, byte** operands, nuint* lengths, int count, byte* success, nuint* newLength)
        => Merge(null, 0, operands, lengths, count, success, newLength);

    private static byte* Merge(byte* existing, nuint existingLength, byte** operands, nuint* lengths, int count, byte* success, nuint* newLength)
    {
        var newest = existing is null ? default : new ReadOnlySpan<byte>(existing, (int)existingLength);
        var idsLength = existing is null ? 0 : IdsLength(newest);
        for (var i = 0; i < count; i++)
        {
            var operand = new ReadOnlySpan<byte>(operands[i], (int)lengths[i]);
            idsLength = IdsLength(operand) is var more && more >= 0 && idsLength >= 0 ? unchecked(idsLength + more) : -1;
            newest = newest.IsEmpty || (idsLength >= 0 && StoredState.WatermarkOf(operand) > StoredState.WatermarkOf(newest)) ? operand : newest;
        }

        *success = 0;
        *newLength = 0;
        if (idsLength < 0)
        {
            return null;
        }

        var state = StoredState.StateOf(newest);
        var length = StoredState.SizeOf(idsLength, state.Length);
        var merged = (byte*)NativeMemory.Alloc((nuint)length);
        var target = new Span<byte>(merged, length);
        StoredState.WriteHeader(target, StoredState.WatermarkOf(newest), idsLength);
        var rest = target[StoredState.HeaderBytes..];
        if (existing is not null)
        {
            rest = Append(rest, new ReadOnlySpan<byte>(existing, (int)existingLength));
        }

        for (var i = 0; i < count; i++)
        {
            rest = Append(rest, new ReadOnlySpan<byte>(operands[i], (int)lengths[i]));
        }

        state.CopyTo(rest);
        *success = 1;
        *newLength = (nuint)length;
        return merged;
    }

    private static Span<byte> Append(Span<byte> target, ReadOnlySpan<byte> value)
    {
        var ids = StoredState.IdsOf(value);
        ids.CopyTo(target);
        return target[ids.Length..];
    }

    // Below zero: the value is not one of ours, and the merge fails instead of crashing the process.
    private static int IdsLength(ReadOnlySpan<byte> value)
    {
        if (value.Length < StoredState.HeaderBytes)
        {
            return -1;
        }

        var length = MemoryMarshal.Read<int>(value[sizeof(long)..]);
        return length >= 0 && length <= value.Length - StoredState.HeaderBytes ? length : -1;
    }
}
