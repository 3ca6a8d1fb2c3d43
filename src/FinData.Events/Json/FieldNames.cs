using System.Text;

namespace FinData.Events;

/// <summary>The names of an object's fields, by number, for objects that are read once an opening: they are looked for one by one.</summary>
/// <param name="prefix">What a rejection puts before a field's name: <c>terms.</c> for <c>terms.principal</c>.</param>
/// <param name="names">In the order in which their faults are named.</param>
internal sealed class FieldNames(string prefix, params string[] names)
{
    private readonly byte[][] utf8 = [.. names.Select(Encoding.ASCII.GetBytes)];
    private readonly string[] paths = [.. names.Select(name => prefix + name)];

    /// <summary>The object itself, as a rejection names it.</summary>
    public string Path { get; } = prefix.TrimEnd('.');

    public string NameOf(int field) => paths[field];

    public int Find(ReadOnlySpan<byte> name)
    {
        for (var field = 0; field < utf8.Length; field++)
        {
            if (name.SequenceEqual(utf8[field]))
            {
                return field;
            }
        }

        return -1;
    }
}
