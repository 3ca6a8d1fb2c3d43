using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

/// <summary>
/// Replays as they stood behind their last fact, so that the next one goes on from there where everything before is the same. The newest are
/// kept, and with each the one it came from: what is recorded is often undone.
/// </summary>
internal sealed class ReplayMemory(int limit)
{
    /// <summary>The last replay and the one before; each holds a whole schedule.</summary>
    internal const int DefaultLimit = 2;

    private readonly List<Moment> moments = [];

    /// <summary>The replay that went furthest through the same facts; null: none did.</summary>
    internal Moment? Find(LoanFacts facts, List<Operation> operations)
        => moments.Where(moment => moment.IsBefore(facts, operations)).MaxBy(static moment => moment.Facts.Length);

    /// <param name="origin">What the replay went on from.</param>
    internal void Keep(Moment moment, Moment? origin)
    {
        moments.Add(moment);
        while (moments.Count > limit)
        {
            moments.RemoveAt(moments[0] == origin && moments.Count > 1 && limit > 1 ? 1 : 0);
        }
    }
}

/// <summary>A replay behind some facts, and all that it depends on besides them.</summary>
internal sealed class Moment(Replay replay, LoanFacts loan, List<Operation> operations)
{
    private readonly ProgressiveTerms terms = loan.Terms;
    private readonly decimal principal = loan.Principal;
    private readonly (DateOnly From, DateOnly To)? closed = ClosedOf(loan);
    private readonly ImmutableArray<Variation> variations = [.. loan.Variations];

    internal Replay Replay => replay;

    /// <summary>What was worked through, in order.</summary>
    internal ImmutableArray<object?> Facts { get; } = [.. operations.Select(static operation => operation.Fact)];

    // Closes count only where what is late bears interest by them.
    private static (DateOnly From, DateOnly To)? ClosedOf(LoanFacts facts) => facts.RecalculatesCumulatively ? facts.Closed : null;

    internal bool IsBefore(LoanFacts facts, List<Operation> then)
    {
        if (!ReferenceEquals(facts.Terms, terms) || facts.Principal != principal || ClosedOf(facts) != closed || then.Count < Facts.Length || !facts.Variations.SequenceEqual(variations))
        {
            return false;
        }

        for (var i = 0; i < Facts.Length; i++)
        {
            if (then[i].Fact != Facts[i])
            {
                return false;
            }
        }

        return replay.CanGoOnWith(then.Skip(Facts.Length));
    }
}
