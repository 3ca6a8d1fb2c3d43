namespace FinData.Lending;

/// <summary>Where a contract is in its life. Numbers are stored and never reused.</summary>
public enum ContractStatus : byte
{
    /// <summary>Events came, but no opening yet.</summary>
    Pending = 0,
    Active = 1,

    /// <summary>A due part is unpaid at the position's date; see <see cref="Position.DaysPastDue"/>.</summary>
    Overdue = 2,

    /// <summary>A loan with nothing left to pay.</summary>
    Paid = 3,
    Closed = 4,
    ChargedOff = 5,

    /// <summary>A fold broke an invariant: events are kept, balances are not to be trusted. Set by the runtime, never by a fold.</summary>
    Quarantined = 6,
}
