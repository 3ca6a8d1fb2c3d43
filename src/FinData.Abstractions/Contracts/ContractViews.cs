using FinData.Lending;

namespace FinData;

/// <summary>From a contract's state to its balances as callers see them.</summary>
public static class ContractViews
{
    public static ContractView ToView(this Contract contract, string contractId, int partition, long watermark)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var position = contract.Position;
        var terms = contract.Terms;
        return new ContractView
        {
            ContractId = contractId,
            ClientId = contract.ClientId,
            Kind = KindOf(terms),
            Product = terms?.Product,
            Currency = terms?.Currency.Code,
            Status = position.Status,
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
            Watermark = watermark,
        };
    }

    /// <summary><c>account</c> or <c>loan</c>; null while nothing is agreed.</summary>
    public static string? KindOf(ContractTerms? terms) => terms switch
    {
        AccountTerms => "account",
        LoanTerms => "loan",
        _ => null,
    };
}
