using FinData.Lending;

namespace FinData.Grains;

/// <summary>From a contract's state to the view that callers see. Views of a whole history come from <see cref="FoldedContract"/>.</summary>
internal static class ContractViewMapper
{
    public static ContractView ToView(string id, int partition, ContractSnapshot snapshot)
    {
        var position = snapshot.Contract.Position;
        var terms = snapshot.Contract.Terms;
        return new ContractView
        {
            ContractId = id,
            ClientId = snapshot.Contract.ClientId,
            Kind = PositionSummary.KindOf(terms),
            Product = terms?.Product,
            Currency = terms?.Currency.Code,
            Status = snapshot.IsQuarantined ? ContractStatus.Quarantined : position.Status,
            AsOf = terms is null ? null : position.AsOf,
            Balance = position.Balance,
            AccruedInterest = position.AccruedInterest,
            PrincipalOutstanding = position.PrincipalOutstanding,
            PrincipalDue = position.PrincipalDue,
            InterestDue = position.InterestDue,
            FeesDue = position.FeesDue,
            PenaltiesDue = position.PenaltiesDue,
            UnallocatedCredit = position.UnallocatedCredit,
            Overdue = position.Overdue,
            DaysPastDue = position.DaysPastDue,
            TotalDisbursed = position.TotalDisbursed,
            TotalPaid = position.TotalPaid,
            PrincipalPaid = position.PrincipalPaid,
            InterestPaid = position.InterestPaid,
            AccruedPenalty = position.AccruedPenalty,
            FeesPaid = position.FeesPaid,
            PenaltiesPaid = position.PenaltiesPaid,
            Waived = position.Waived,
            WrittenOff = position.WrittenOff,
            Recovered = position.Recovered,
            Partition = partition,
            Watermark = snapshot.Watermark,
            Stale = snapshot.IsStale,
        };
    }
}
