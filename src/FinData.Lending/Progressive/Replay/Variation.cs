namespace FinData.Lending.Progressive;

/// <summary>A change of what was agreed, from a day on.</summary>
internal abstract record Variation(int Id, DateOnly From)
{
    internal bool IsRemoved { get; set; }
}

internal sealed record RateVariation(int Id, DateOnly From, decimal RatePercent) : Variation(Id, From);

internal sealed record PauseVariation(int Id, DateOnly From, DateOnly To) : Variation(Id, From);

internal sealed record ExtraTermsVariation(int Id, DateOnly From, int Count) : Variation(Id, From);

internal sealed record DueDateVariation(int Id, DateOnly From, DateOnly NewDue) : Variation(Id, From);

/// <summary>Installments without principal, which come on top of the others, and installments whose interest is due later.</summary>
internal sealed record GraceVariation(int Id, DateOnly From, int Principal, int Interest) : Variation(Id, From);
