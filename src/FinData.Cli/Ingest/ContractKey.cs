using System.Text.Json;

namespace FinData.Cli;

/// <summary>Finds the contract id of a line without judging the rest: the server does that.</summary>
internal static class ContractKey
{
    /// <summary>Which of <paramref name="lanes"/> the line goes through: always the same one for a contract, 0 where no contract id is to be found.</summary>
    public static int LaneOf(ReadOnlySpan<byte> line, int lanes)
    {
        var hash = 2166136261u;
        try
        {
            var reader = new Utf8JsonReader(line);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("contractId"u8) && reader.Read())
                {
                    foreach (var next in reader.ValueSpan)
                    {
                        hash = unchecked((hash ^ next) * 16777619u);
                    }

                    return (int)(hash % (uint)lanes);
                }
            }
        }
        catch (JsonException)
        {
            // No JSON: the server rejects the line with the reason, whatever lane it came through.
        }

        return 0;
    }
}
