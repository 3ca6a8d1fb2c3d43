namespace FinData.Events;

/// <summary>Which terms an opening carries. Numbers are stored and never reused.</summary>
internal enum TermsKind : byte
{
    Unknown = 0,
    Account = 1,
    Loan = 2,
}
