namespace FinData;

/// <summary>Why an answer about many contracts lacks the figures of one.</summary>
[GenerateSerializer, Immutable, Alias("findata.contract-problem")]
public sealed record ContractProblem
{
    public const string Quarantined = "contract-quarantined";

    public const string NotComputable = "not-computable";

    [Id(0)] public required string ContractId { get; init; }

    /// <summary>Kind of the problem, as the API names it where the contract is asked for alone.</summary>
    [Id(1)] public required string Code { get; init; }

    /// <summary>What is wrong, and what to do.</summary>
    [Id(2)] public required string Detail { get; init; }

    /// <summary>Null where the exception says nothing of the contract itself.</summary>
    public static ContractProblem? Of(string contractId, Exception exception) => exception switch
    {
        ContractQuarantinedException => new ContractProblem { ContractId = contractId, Code = Quarantined, Detail = exception.Message },
        NotComputableException => new ContractProblem { ContractId = contractId, Code = NotComputable, Detail = exception.Message },
        _ => null,
    };
}
