using FinData.Lending;

namespace FinData.Grains;

/// <summary>Wire names of day counts, as the events write them.</summary>
internal static class DayCountNames
{
    public static string Of(DayCount dayCount) => dayCount switch
    {
        DayCount.Actual365Fixed => "ACT/365F",
        DayCount.Actual360 => "ACT/360",
        DayCount.Thirty360 => "30/360",
        DayCount.Business252 => "BUS/252",
        _ => throw new ArgumentOutOfRangeException(nameof(dayCount), dayCount, "A day count without a wire name."),
    };
}
