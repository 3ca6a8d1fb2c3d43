using FinData.Lending;

namespace FinData.Cli;

/// <summary>One contract's history as the log has it, and what it folds to.</summary>
internal sealed class PlainContract(string contractId, int partition)
{
    private readonly List<HistoryEntry> history = [];
    private long watermark = -1;

    /// <summary>Keeps the event, whatever it is: repeats and conflicts are the fold's to find.</summary>
    public void Add(HistoryEntry entry)
    {
        watermark = Math.Max(watermark, entry.Event.Offset);
        history.Add(entry);
    }

    public ContractView Fold()
    {
        var contract = History.Fold(history).Contract;
        var position = contract.Position;
        return new ContractView
        {
            ContractId = contractId,
            ClientId = contract.ClientId,
            Kind = contract.Terms switch { AccountTerms => "account", LoanTerms => "loan", _ => null },
            Product = contract.Terms?.Product,
            Currency = contract.Terms?.Currency.Code,
            Status = position.Status,
            AsOf = position.AsOf == default ? null : position.AsOf,
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
}
