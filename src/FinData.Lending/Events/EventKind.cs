namespace FinData.Lending;

/// <summary>What happened. Numbers are stored and never reused.</summary>
public enum EventKind : byte
{
    None = 0,
    Opened = 1,
    Disbursed = 2,
    PaymentReceived = 3,
    RateChanged = 4,
    Credited = 5,
    Debited = 6,
    InterestCapitalized = 7,
    Reversed = 8,
    Closed = 9,
    FeeCharged = 10,
    Waived = 11,
    Rescheduled = 12,
    ReAged = 13,
    ChargedOff = 14,
    Recovered = 15,
    CreditRefunded = 16,
}
