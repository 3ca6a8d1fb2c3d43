using System.Buffers;

namespace FinData.Silo.Ingest;

/// <summary>A request's body in one rented buffer.</summary>
internal sealed class RequestBytes : IDisposable
{
    private const int FirstSize = 64 * 1024;
    private byte[] buffer;

    private RequestBytes(byte[] buffer, int length)
    {
        this.buffer = buffer;
        Length = length;
    }

    public int Length { get; }

    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, Length);

    /// <exception cref="BadHttpRequestException">The body is larger than the server takes: the limit is the server's own, set from the options.</exception>
    public static async Task<RequestBytes> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var rented = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(request.ContentLength + 1 ?? FirstSize, 1, FirstSize));
        var length = 0;
        try
        {
            while (await request.Body.ReadAsync(rented.AsMemory(length), cancellationToken) is > 0 and var read)
            {
                length += read;
                if (length == rented.Length)
                {
                    rented = Grow(rented, length);
                }
            }

            var bytes = new RequestBytes(rented, length);
            rented = [];
            return bytes;
        }
        finally
        {
            Return(rented);
        }
    }

    public void Dispose()
    {
        Return(buffer);
        buffer = [];
    }

    private static byte[] Grow(byte[] full, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * full.Length);
        full.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private static void Return(byte[] rented)
    {
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
