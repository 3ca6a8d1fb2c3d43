using System.Buffers;

namespace FinData.Lending;

/// <summary>
/// The state machine of one contract. Mutable, one writer; pure in what it computes: no clock, no lookup, no culture.
/// Events must come in <see cref="FoldKey"/> order without duplicates and without reversals; <see cref="History.Fold"/> sees to both.
/// </summary>
public sealed partial class Contract
{
    /// <summary>Null until opened.</summary>
    public ContractTerms? Terms => throw new NotImplementedException();

    /// <summary>Null until opened.</summary>
    public string? ClientId => throw new NotImplementedException();

    /// <summary>Null for accounts and until opened.</summary>
    public Schedule? Schedule => throw new NotImplementedException();

    public Position Position => throw new NotImplementedException();

    /// <summary>The fold key of the last event given to <see cref="Apply"/>, whatever its outcome: a new event with a lower key needs a re-fold.</summary>
    public FoldKey LastKey => throw new NotImplementedException();

    /// <summary>Decides and applies one event. No allocation for events without a detail.</summary>
    public Outcome Apply(in ContractEvent next, IJournalSink? sink = null) => throw new NotImplementedException();

    /// <summary>Moves business time: accrual, dues, arrears. A date at or before <see cref="Position.AsOf"/> changes nothing.</summary>
    public void AdvanceTo(DateOnly date, IJournalSink? sink = null) => throw new NotImplementedException();

    /// <summary>What settles a loan in full on a date (this contract is not moved). For an account: its balance with accrued interest.</summary>
    public Payoff PayoffAt(DateOnly date) => throw new NotImplementedException();

    public Contract Clone() => throw new NotImplementedException();

    /// <summary>Writes the whole state (with terms) in a versioned binary form.</summary>
    public void WriteTo(IBufferWriter<byte> writer) => throw new NotImplementedException();

    /// <exception cref="InvalidDataException">The bytes are of another version or break an invariant.</exception>
    public static Contract ReadFrom(ReadOnlySpan<byte> state, Func<ContractTerms, ContractTerms>? intern = null) => throw new NotImplementedException();
}
