namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    /// <summary>What adds up in every loan; a state in which it doesn't is not read.</summary>
    private void RequireInvariants()
    {
        var (owed, paid) = (default(DueParts), default(DueParts));
        for (var i = 0; i < dues.Count; i++)
        {
            StateReader.Require(dues[i].Day <= asOf && (i == 0 || dues[i].Day >= dues[i - 1].Day), "its dues are not in order");
            owed = Sum(owed, dues.OwedOf(i));
            paid = Sum(paid, dues.OwedOf(i));
        }

        for (var place = 0; place < dues.OpenCount; place++)
        {
            StateReader.Require(dues.Open(place).LateSince <= asOf && dues.Open(place).LateSince >= dues.OfOpen(place).Day, "a late charge runs ahead of its date");
            paid = Sum(paid, dues.Open(place).Unpaid, sign: -1);
        }

        var rare = extras ?? new LoanExtras();
        StateReader.Require(disbursed + rare.Capitalized == cursor.Undue + owed.Of(DuePart.Principal) + rare.Repaid + rare.WrittenOffPrincipal, "its principal does not add up");
        StateReader.Require(principalPaid == paid.Of(DuePart.Principal) + rare.Repaid + rare.Ahead && rare.Ahead <= cursor.Undue, "its repaid principal does not add up");
        StateReader.Require(interestPaid == paid.Of(DuePart.Interest), "its paid interest does not add up");
        StateReader.Require(rare.FeesPaid == paid.Of(DuePart.Fee) && rare.PenaltiesPaid == paid.Of(DuePart.Penalty), "its paid charges do not add up");
        StateReader.Require(totalPaid == principalPaid + interestPaid + rare.FeesPaid + rare.PenaltiesPaid + credit, "its payments do not add up");
        StateReader.Require(rare.WrittenOffPrincipal <= rare.WrittenOff, "it wrote off more principal than it wrote off");
        StateReader.Require(cursor.SegmentStart <= asOf && cursor.PeriodStart <= cursor.SegmentStart, "its interest runs ahead of its date");
        StateReader.Require(cursor.Next >= 1 && cursor.Next <= new InstallmentDates(plan).Count + 1, "its next installment is none of its plan");
        StateReader.Require(!IsChargedOff || (disbursed > 0 && IsSettled), "it is charged off with a balance");
        StateReader.Require(!isClosed || (IsSettled && credit == 0), "it is closed with a balance");
    }

    private static DueParts Sum(DueParts left, DueParts right, int sign = 1)
    {
        for (var part = 0; part < DueParts.Count; part++)
        {
            left[part] += sign * right[part];
        }

        return left;
    }
}
