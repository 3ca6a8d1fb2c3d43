using System.Collections.Immutable;
using System.Text;
using FinData.Lending;

namespace FinData;

/// <summary>Why an opening is refused for its terms, whatever else the contract's history holds.</summary>
public static class TermsErrors
{
    /// <summary>Every error of an opening's terms; null where there is none, and for every other event.</summary>
    public static ImmutableArray<TermsErrorView>? Of(in ContractEvent happened)
    {
        if (happened.Detail is not Opening opening || opening.Terms.Validate(happened.EffectiveDate) is not { IsEmpty: false } errors)
        {
            return null;
        }

        return [.. errors.Select(static error => new TermsErrorView { Field = WireNameOf(error.Field), Message = error.Message })];
    }

    // Properties are called as the wire's fields are, each part with a small first letter: Fees[0].Share is fees[0].share.
    private static string WireNameOf(string field)
    {
        var name = new StringBuilder(field.Length);
        foreach (var letter in field)
        {
            name.Append(name.Length == 0 || name[^1] == '.' ? char.ToLowerInvariant(letter) : letter);
        }

        return name.ToString();
    }
}
