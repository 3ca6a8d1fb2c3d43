using FinData.Lending;

namespace FinData.Grains;

/// <summary>What one contract adds to the totals of its client and of the portfolio. <c>default</c> adds nothing: a contract that never was.</summary>
internal readonly record struct PositionSummary
{
    public ContractTerms? Terms { get; init; }

    public ContractStatus Status { get; init; }

    public bool Counts { get; init; }

    public decimal Balance { get; init; }

    public decimal AccruedInterest { get; init; }

    public decimal PrincipalOutstanding { get; init; }

    public decimal Overdue { get; init; }

    public int DaysPastDue { get; init; }

    public DelinquencyBucket Bucket => DelinquencyBuckets.Of(DaysPastDue);

    public string Kind => ContractViews.KindOf(Terms) ?? "none";

    public static PositionSummary Of(ContractCell cell) => cell.Watermark < 0 ? default : Of(cell.Contract, cell.IsQuarantined);

    public static PositionSummary Of(Contract contract, bool isQuarantined)
    {
        var position = contract.Position;
        return new PositionSummary
        {
            Terms = contract.Terms,
            Status = isQuarantined ? ContractStatus.Quarantined : position.Status,
            Counts = true,
            Balance = position.Balance,
            AccruedInterest = position.AccruedInterest,
            PrincipalOutstanding = position.PrincipalOutstanding,
            Overdue = position.Overdue,
            DaysPastDue = position.DaysPastDue,
        };
    }

    public ClientContract ToClientContract(string contractId, long watermark) => new()
    {
        ContractId = contractId,
        Kind = Kind,
        Product = Terms?.Product ?? "",
        Currency = Terms?.Currency.Code ?? "",
        Status = Status,
        Balance = Balance,
        AccruedInterest = AccruedInterest,
        PrincipalOutstanding = PrincipalOutstanding,
        Overdue = Overdue,
        DaysPastDue = DaysPastDue,
        Watermark = watermark,
    };
}
