using System.Buffers;
using System.Runtime.InteropServices;
using FinData.Grains;
using RocksDbSharp;

namespace FinData.Storage.RocksDb;

/// <summary>Loads positions by key, many in one call of RocksDB, which looks at filters and tables once for all of them.</summary>
internal static unsafe class PositionLoader
{
    // What one call pins in the cache at once: some 400 KB.
    private const int GroupSize = 512;
    private const int CopyBytes = 32 * 1024;

    private static readonly ReadOptions ReadOptions = new();

    public static void Load(
        in EngineScope scope, int partition, ReadOnlyMemory<ReadOnlyMemory<byte>> contractIds, Span<StoredPosition?> results, CancellationToken cancellationToken)
    {
        var order = ContractOrder.Of(contractIds.Length, i => contractIds.Span[i].Span);
        for (var start = 0; start < order.Length; start += GroupSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LoadGroup(scope, partition, contractIds.Span, results, order.AsSpan(start, Math.Min(GroupSize, order.Length - start)));
        }
    }

    /// <summary>Reads the first bytes of a stored position; false where there is none.</summary>
    public static bool TryReadHead(in EngineScope scope, ReadOnlySpan<byte> key, Span<byte> head)
    {
        fixed (byte* pointer = key)
        {
            var slice = Native.Instance.rocksdb_get_pinned_cf(
                scope.Database.Handle, ReadOptions.Handle, scope.Family(StoreFamily.Positions).Handle, pointer, (nuint)key.Length);
            if (slice == 0)
            {
                return false;
            }

            ValueOf(slice)[..head.Length].CopyTo(head);
            Native.Instance.rocksdb_pinnableslice_destroy(slice);
            return true;
        }
    }

    private static void LoadGroup(
        in EngineScope scope, int partition, ReadOnlySpan<ReadOnlyMemory<byte>> contractIds, Span<StoredPosition?> results, ReadOnlySpan<int> group)
    {
        var slices = new nint[group.Length];
        var errors = new nint[group.Length];
        GetMany(scope, partition, contractIds, group, slices, errors);
        try
        {
            ThrowIfAny(errors);
            Copy(slices, results, group);
        }
        finally
        {
            foreach (var slice in slices)
            {
                if (slice != 0)
                {
                    Native.Instance.rocksdb_pinnableslice_destroy(slice);
                }
            }
        }
    }

    private static void GetMany(
        in EngineScope scope, int partition, ReadOnlySpan<ReadOnlyMemory<byte>> contractIds, ReadOnlySpan<int> group, nint[] slices, nint[] errors)
    {
        var keyBytes = 0;
        foreach (var index in group)
        {
            keyBytes += sizeof(ushort) + contractIds[index].Length;
        }

        var keys = ArrayPool<byte>.Shared.Rent(keyBytes);
        var pointers = new nint[group.Length];
        var lengths = new nuint[group.Length];
        var key = new StoreKey();
        fixed (byte* keyBase = keys)
        fixed (nint* pointerBase = pointers, sliceBase = slices)
        fixed (nuint* lengthBase = lengths)
        {
            var used = 0;
            for (var i = 0; i < group.Length; i++)
            {
                var built = key.Contract(partition, contractIds[group[i]].Span);
                built.CopyTo(keys.AsSpan(used));
                pointers[i] = (nint)(keyBase + used);
                lengths[i] = (nuint)built.Length;
                used += built.Length;
            }

            Native.Instance.rocksdb_batched_multi_get_cf(
                scope.Database.Handle,
                ReadOptions.Handle,
                scope.Family(StoreFamily.Positions).Handle,
                (nuint)group.Length,
                (nint)pointerBase,
                (nint)lengthBase,
                (nint)sliceBase,
                errors,
                0);
        }

        ArrayPool<byte>.Shared.Return(keys);
    }

    // A few arrays for the group: its positions live and die together. None is so large that it would be kept apart from other short-lived memory.
    private static void Copy(nint[] slices, Span<StoredPosition?> results, ReadOnlySpan<int> group)
    {
        var free = Memory<byte>.Empty;
        for (var i = 0; i < slices.Length; i++)
        {
            if (slices[i] == 0)
            {
                results[group[i]] = null;
                continue;
            }

            var value = ValueOf(slices[i]);
            var idsLength = StoredState.IdsOf(value).Length;
            var length = value.Length - StoredState.HeaderBytes;
            if (free.Length < length)
            {
                free = GC.AllocateUninitializedArray<byte>(Math.Max(length, CopyBytes));
            }

            value[StoredState.HeaderBytes..].CopyTo(free.Span);
            results[group[i]] = new StoredPosition(StoredState.WatermarkOf(value), free[idsLength..length], free[..idsLength]);
            free = free[length..];
        }
    }

    private static ReadOnlySpan<byte> ValueOf(nint slice)
    {
        var pointer = Native.Instance.rocksdb_pinnableslice_value(slice, out nuint length);
        return new ReadOnlySpan<byte>((void*)pointer, checked((int)length));
    }

    private static void ThrowIfAny(nint[] errors)
    {
        string? message = null;
        foreach (var error in errors)
        {
            if (error != 0)
            {
                message ??= Marshal.PtrToStringUTF8(error);
                Native.Instance.rocksdb_free(error);
            }
        }

        if (message is not null)
        {
            throw new StoreUnavailableException($"Positions can't be read: {message}");
        }
    }
}
