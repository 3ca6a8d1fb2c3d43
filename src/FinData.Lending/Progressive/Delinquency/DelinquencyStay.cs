namespace FinData.Lending.Progressive;

/// <summary>A loan's time in a range of delinquency: from a classification that put it there to the one that took it out; null while it is in it.</summary>
public readonly record struct DelinquencyStay(int Range, DateOnly CameOn, DateOnly? LeftOn);
