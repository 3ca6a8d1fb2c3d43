using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Contracts;

/// <summary>Why an interest line has its amount, as a sum that a reader can follow with a pocket calculator.</summary>
internal static class Explanation
{
    public static string Of(AccrualView accrual, decimal amount)
        => $"{Figures.Plain(accrual.Base)} × {Figures.Plain(accrual.Rate)} × {accrual.Days} / {accrual.Basis} = {Figures.Plain(Math.Abs(amount))}";

    public static string Span(AccrualView accrual)
        => $"{Figures.Date(accrual.From)} to {Figures.Date(accrual.To)}, {accrual.DayCount}";
}
