namespace FinData.Lending;

/// <summary>What is wrong with one field of terms.</summary>
/// <param name="Field">Name of the property.</param>
/// <param name="Message">A sentence that says what is allowed.</param>
public readonly record struct TermsError(string Field, string Message);
