using System.Buffers;

namespace FinData.Cli;

/// <summary>Events that go into one request, each with the number of its line, so that a rejection can name it.</summary>
internal sealed class EventBatch
{
    private readonly ArrayBufferWriter<byte> bytes = new(128 * 1024);
    private readonly List<long> lineNumbers = [];

    public ReadOnlyMemory<byte> Bytes => bytes.WrittenMemory;

    public IReadOnlyList<long> LineNumbers => lineNumbers;

    public void Add(ReadOnlySpan<byte> line, long lineNumber)
    {
        bytes.Write(line);
        bytes.Write("\n"u8);
        lineNumbers.Add(lineNumber);
    }
}
