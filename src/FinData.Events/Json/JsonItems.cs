namespace FinData.Events;

/// <summary>Walks the items of an array whose grammar was checked.</summary>
internal ref struct JsonItems
{
    private readonly ReadOnlySpan<byte> json;
    private JsonCursor cursor;

    public JsonItems(ReadOnlySpan<byte> json)
    {
        this.json = json;
        cursor = new JsonCursor(json);
        cursor.TryTake((byte)'[');
    }

    public JsonKind Kind { get; private set; }

    public ReadOnlySpan<byte> Item { get; private set; }

    public bool MoveNext()
    {
        cursor.TryTake((byte)',');
        cursor.SkipWhitespace();
        if (cursor.TryTake((byte)']') || !cursor.TryReadValue(out var value))
        {
            return false;
        }

        Kind = value.Kind;
        Item = json.Slice(value.Start, value.Length);
        cursor.SkipWhitespace();
        return true;
    }
}
