using System.Collections.Immutable;

namespace FinData.Lending;

/// <summary>Evaluates a contract: its terms and what was observed in, the standard's event table out. Pure: no clock, no rounding.</summary>
public static class ActusContract
{
    /// <summary>Events after the status date, up to <paramref name="to"/> or the contract's end. A purchased contract shows what comes at and after its purchase.</summary>
    /// <exception cref="ActusException">The terms have no event table; the message names what to change.</exception>
    public static ImmutableArray<ActusEvent> Evaluate(
        ActusTerms terms, ActusMarket market, IEnumerable<ActusObservedEvent> observed, DateTime? to = null)
    {
        try
        {
            var plan = new ActusPlan(terms);
            var life = new ActusLife(terms, plan, market);
            var rows = ImmutableArray.CreateBuilder<ActusEvent>();
            foreach (var e in plan.Events(observed, to))
            {
                var row = life.Apply(e);
                if (IsHeld(terms, row))
                {
                    rows.Add(row);
                }
            }

            return rows.ToImmutable();
        }
        catch (OverflowException)
        {
            throw new ActusException("a figure is beyond 28 digits: the terms make the amounts or rates too large");
        }
        catch (DivideByZeroException)
        {
            throw new ActusException("nominalInterestRate: with this rate no payment redeems the notional");
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new ActusException("a time is beyond the year 9999: the terms make the schedule too long");
        }
    }

    // What comes before the purchase moves the state, but belongs to the seller.
    private static bool IsHeld(ActusTerms terms, ActusEvent row)
        => terms.PurchaseDate is not { } purchase || row.Time > purchase || (row.Time == purchase && row.Type >= ActusEventType.PRD);
}
