namespace FinData.Lending.Tests.Laws;

/// <summary>A position's figures by name.</summary>
internal static class FiguresByName
{
    internal static Dictionary<string, decimal> Of(Position position) => new()
    {
        ["Status"] = (decimal)position.Status,
        ["AsOf"] = position.AsOf.DayNumber,
        ["Balance"] = position.Balance,
        ["AccruedInterest"] = position.AccruedInterest,
        ["PrincipalOutstanding"] = position.PrincipalOutstanding,
        ["InterestDue"] = position.InterestDue,
        ["PrincipalDue"] = position.PrincipalDue,
        ["UnallocatedCredit"] = position.UnallocatedCredit,
        ["Overdue"] = position.Overdue,
        ["DaysPastDue"] = position.DaysPastDue,
        ["TotalDisbursed"] = position.TotalDisbursed,
        ["TotalPaid"] = position.TotalPaid,
        ["PrincipalPaid"] = position.PrincipalPaid,
        ["InterestPaid"] = position.InterestPaid,
        ["FeesDue"] = position.FeesDue,
        ["PenaltiesDue"] = position.PenaltiesDue,
        ["FeesPaid"] = position.FeesPaid,
        ["PenaltiesPaid"] = position.PenaltiesPaid,
        ["AccruedPenalty"] = position.AccruedPenalty,
        ["Waived"] = position.Waived,
        ["WrittenOff"] = position.WrittenOff,
        ["Recovered"] = position.Recovered,
    };
}
