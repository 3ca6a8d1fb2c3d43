using System.Runtime.CompilerServices;
using System.Text;

namespace FinData.Events;

/// <summary>The fields of one scanned object that are present and of the right JSON type.</summary>
internal readonly ref struct FieldReader(ReadOnlySpan<byte> text, ReadOnlySpan<JsonValue> values, ulong present)
{
    private readonly ReadOnlySpan<byte> text = text;
    private readonly ReadOnlySpan<JsonValue> values = values;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(int field, out ReadOnlySpan<byte> bytes, out Slice slice)
    {
        if ((present & (1UL << field)) == 0)
        {
            bytes = default;
            slice = default;
            return false;
        }

        ref readonly var value = ref values[field];
        slice = value.Slice;
        bytes = text.Slice(value.Start, value.Length);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(int field, out ReadOnlySpan<byte> bytes) => TryGet(field, out bytes, out _);

    public string GetText(int field) => TryGet(field, out var bytes) ? Encoding.UTF8.GetString(bytes) : "";
}
