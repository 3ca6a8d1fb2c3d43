using FinData.Lending;

namespace FinData;

/// <summary>A contract's figures, for those who can do nothing without.</summary>
public static class ContractFigures
{
    /// <summary>
    /// As <see cref="IContractGrain.Get"/>. The latest of a contract in quarantine is answered by its status; who asks for a date or an earlier position wants
    /// figures, and where there are none hears why.
    /// </summary>
    /// <exception cref="ContractQuarantinedException">There are none.</exception>
    public static async Task<ContractView?> GetFigures(this IContractGrain contract, ContractQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(query);
        var view = await contract.Get(query, cancellationToken);
        return view is { Status: ContractStatus.Quarantined, AsOf: null } && (query.AsOf is not null || query.KnownAt is not null)
            && await contract.GetQuarantine(cancellationToken) is { } quarantine
            ? throw new ContractQuarantinedException(quarantine)
            : view;
    }
}
