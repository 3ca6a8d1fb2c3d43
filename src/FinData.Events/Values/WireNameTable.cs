using System.Text;

namespace FinData.Events;

/// <summary>A small closed set by name. Sets have at most sixteen names, nearly all of different lengths, and the common ones come first, so looking one by one beats a hash.</summary>
internal sealed class WireNameTable<T>
{
    private readonly (T Value, string Name, byte[] Utf8)[] rows;

    public WireNameTable(params ReadOnlySpan<(T Value, string Name)> names)
    {
        rows = new (T, string, byte[])[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            rows[i] = (names[i].Value, names[i].Name, Encoding.ASCII.GetBytes(names[i].Name));
        }
    }

    public IEnumerable<string> Names => rows.Select(static row => row.Name);

    public bool TryParse(ReadOnlySpan<byte> name, out T value)
    {
        foreach (var row in rows)
        {
            if (name.SequenceEqual(row.Utf8))
            {
                value = row.Value;
                return true;
            }
        }

        value = default!;
        return false;
    }

    /// <exception cref="ArgumentOutOfRangeException">The value is none of the set.</exception>
    public string NameOf(T value)
    {
        foreach (var row in rows)
        {
            if (EqualityComparer<T>.Default.Equals(row.Value, value))
            {
                return row.Name;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "Not a member of the set.");
    }
}
