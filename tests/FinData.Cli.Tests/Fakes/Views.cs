using FinData.Lending;

namespace FinData.Cli.Tests;

/// <summary>Small views to start from.</summary>
internal static class Views
{
    public static ContractView Loan(string id, decimal balance = 100m) => new()
    {
        ContractId = id,
        ClientId = "c-1",
        Kind = "loan",
        Product = "personal",
        Currency = "BRL",
        Status = ContractStatus.Active,
        AsOf = new DateOnly(2026, 1, 31),
        Balance = balance,
        AccruedInterest = 0.12345678m,
        PrincipalOutstanding = balance,
        Partition = 3,
        Watermark = 41,
    };

    public static PartitionView Partition(PartitionState state, string? error = null) => new() { Partition = 0, State = state, LogEnd = 12_345, Error = error };
}
