using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace FinData.Grains;

/// <summary>
/// Asks the processor to bring memory into its cache while it does something else. A hint: nothing waits for it, and an address that the garbage collector has
/// made stale meanwhile only wastes it. Where the processor has no such instruction (or .NET none for it), nothing happens.
/// </summary>
internal static unsafe class Prefetch
{
    private const int LineBytes = 64;

    /// <summary>The line in which a place of an array or a field lies.</summary>
    public static void Place<T>(ref readonly T place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
        }
    }

    /// <summary>The first two lines of an object: all of most.</summary>
    public static void Object(object? target)
    {
        if (Sse.IsSupported && target is not null)
        {
            var address = (byte*)Unsafe.As<object, nint>(ref target);
            Sse.Prefetch0(address);
            Sse.Prefetch0(address + LineBytes);
        }
    }
}
