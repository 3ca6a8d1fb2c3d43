using System.Collections.Immutable;

namespace FinData.Lending;

public sealed partial class Schedule
{
    /// <summary>The schedule as agreed: all principal disbursed one period before the first due date.</summary>
    /// <exception cref="ArgumentException">The terms are not valid.</exception>
    public static Schedule Resolve(LoanTerms terms) => Resolve(terms, new InstallmentDates(terms).RegularStart);

    /// <summary>The schedule when all principal is disbursed on a date. Installments due by then are empty.</summary>
    /// <exception cref="ArgumentException">The terms are not valid, or the date is not before the last due date.</exception>
    public static Schedule Resolve(LoanTerms terms, DateOnly disbursed)
    {
        var errors = terms.Validate();
        return errors.IsEmpty
            ? Run(terms, disbursed) ?? throw new ArgumentException("Disbursed on or after the last due date, a loan has no schedule.", nameof(disbursed))
            : throw new ArgumentException("The terms are not valid: " + string.Join(' ', errors), nameof(terms));
    }

    /// <summary>The schedule as agreed, at a rate that came later: what was agreed of the installment may no longer fit it.</summary>
    internal static Schedule Expect(LoanTerms terms, Rate rate)
    {
        var changed = terms with { Rate = rate };
        return Run(changed, new InstallmentDates(changed).RegularStart) ?? new Schedule([]);
    }

    private static Schedule? Run(LoanTerms terms, DateOnly disbursed)
    {
        var loan = new LoanBalances(terms, disbursed);
        var happened = new ContractEvent(EventKind.Disbursed, disbursed, 0, terms.Currency, terms.Principal);
        return loan.Apply(happened, sink: null) == Outcome.Applied ? loan.Schedule : null;
    }

    /// <summary>Appends what a cursor still has to come.</summary>
    /// <param name="numbered">How many installments were numbered before those of the terms.</param>
    internal static Schedule Of(ImmutableArray<Installment>.Builder fallenDue, PlanCursor cursor, LoanTerms terms, int numbered = 0)
    {
        var digits = terms.Currency.MinorDigits;
        var dates = new InstallmentDates(terms);
        while (cursor.Next <= dates.Count)
        {
            var (number, start, opening, due) = (cursor.Next, cursor.PeriodStart, cursor.Undue, dates.DueDay(cursor.Next));
            cursor.CloseSegment(terms, opening, due);
            var (principal, interest) = cursor.FallDue(terms);
            var fees = opening == 0 ? 0 : FeeAmount.OfInstallment(terms, principal + interest);
            fallenDue.Add(new Installment(numbered + number, DateOnly.FromDayNumber(start), DateOnly.FromDayNumber(due), MinorUnits.ToDecimal(opening, digits),
                MinorUnits.ToDecimal(principal, digits), MinorUnits.ToDecimal(interest, digits), MinorUnits.ToDecimal(fees, digits)));
        }

        return new Schedule(fallenDue.ToImmutable());
    }
}
