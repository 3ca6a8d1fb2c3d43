using FinData.Lending;

namespace FinData.Grains;

/// <summary>What one contract adds to the totals of its client and of the portfolio. <c>default</c> adds nothing: a contract that never was.</summary>
internal readonly record struct PositionSummary
{
    public ContractTerms? Terms { get; init; }

    public bool Counts { get; init; }

    public PositionFigures Figures { get; init; }

    public ContractStatus Status => Figures.Status;

    public string Kind => ContractViews.KindOf(Terms) ?? "none";

    public static PositionSummary Of(ContractCell cell) => cell.Watermark < 0 ? default : Of(cell.Contract, cell.IsQuarantined);

    public static PositionSummary Of(Contract contract, bool isQuarantined)
    {
        var figures = contract.Figures;
        return new PositionSummary
        {
            Terms = contract.Terms,
            Counts = true,
            Figures = isQuarantined ? figures with { Status = ContractStatus.Quarantined } : figures,
        };
    }

    public ClientContract ToClientContract(string contractId, long watermark) => new()
    {
        ContractId = contractId,
        Kind = Kind,
        Product = Terms?.Product ?? "",
        Currency = Terms?.Currency.Code ?? "",
        Status = Status,
        Balance = Figures.Balance,
        AccruedInterest = Figures.AccruedInterest,
        PrincipalOutstanding = Figures.PrincipalOutstanding,
        Overdue = Figures.Overdue,
        DaysPastDue = Figures.DaysPastDue,
        Watermark = watermark,
    };
}
