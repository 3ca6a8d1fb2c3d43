using System.Runtime.CompilerServices;

namespace FinData.Lending;

/// <summary>An amount of each part of what a borrower owes, minor units. <c>default</c> is nothing.</summary>
[InlineArray(Count)]
internal struct DueParts
{
    internal const int Count = 4;

    private long penalty;

    internal static DueParts Of(long penalty, long fee, long interest, long principal)
    {
        var parts = default(DueParts);
        parts[(int)DuePart.Penalty] = penalty;
        parts[(int)DuePart.Fee] = fee;
        parts[(int)DuePart.Interest] = interest;
        parts[(int)DuePart.Principal] = principal;
        return parts;
    }

    internal readonly long Of(DuePart part) => this[(int)part];

    internal readonly long Sum() => this[0] + this[1] + this[2] + this[3];
}
