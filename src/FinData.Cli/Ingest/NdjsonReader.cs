using System.IO.Pipelines;
using System.Buffers;

namespace FinData.Cli;

/// <summary>Cuts a stream into its lines, counted from 1. Blank lines are counted and not given.</summary>
internal static class NdjsonReader
{
    /// <summary>Longer lines are no events (65,536 bytes at most); reading on would only fill the memory.</summary>
    private const int MaxLineBytes = 16 * 1024 * 1024;

    /// <param name="onLine">Receives the line without its end, its number, and the bytes consumed so far.</param>
    public static async Task ReadAsync(Stream source, Func<ReadOnlyMemory<byte>, long, long, ValueTask> onLine, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(source, new StreamPipeReaderOptions(bufferSize: 256 * 1024, leaveOpen: true));
        var number = 0L;
        var consumed = 0L;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var line = rest.Slice(0, end);
                consumed += line.Length + 1;
                await GiveAsync(line, ++number);
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (rest.Length > MaxLineBytes)
            {
                throw new InvalidDataException($"Line {number + 1} is longer than {MaxLineBytes / 1024 / 1024} MiB: this is no file of events, one a line.");
            }

            if (read.IsCompleted)
            {
                consumed += rest.Length;
                await GiveAsync(rest, ++number);
                break;
            }

            pipe.AdvanceTo(rest.Start, rest.End);
        }

        await pipe.CompleteAsync();

        ValueTask GiveAsync(ReadOnlySequence<byte> line, long lineNumber)
        {
            var bytes = line.IsSingleSegment ? line.First : line.ToArray();
            var text = bytes.Span.Trim(" \t\r"u8);
            return text.IsEmpty ? ValueTask.CompletedTask : onLine(bytes, lineNumber, consumed);
        }
    }
}
