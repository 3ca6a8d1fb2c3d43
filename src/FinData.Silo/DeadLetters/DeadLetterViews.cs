using System.Text;
using System.Text.Unicode;
using FinData.Grains;

namespace FinData.Silo.DeadLetters;

internal static class DeadLetterViews
{
    public static DeadLetterView Of(DeadLetter letter)
    {
        var isText = Utf8.IsValid(letter.Value.Span);
        return new DeadLetterView
        {
            Sequence = letter.Sequence,
            Partition = letter.Partition,
            Offset = letter.Offset,
            Reason = letter.Reason,
            Field = letter.Field,
            Source = letter.Source,
            RecordedAt = letter.RecordedAt,
            Key = letter.Key.IsEmpty ? null : Encoding.UTF8.GetString(letter.Key.Span),
            Text = isText ? Encoding.UTF8.GetString(letter.Value.Span) : null,
            Base64 = isText ? null : Convert.ToBase64String(letter.Value.Span),
        };
    }
}
