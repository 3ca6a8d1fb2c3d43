using System.Globalization;

namespace FinData.Lending.Tests.Laws;

/// <summary>How many lives the laws look at. The long run is asked for by an environment variable: <c>FINDATA_LAW_LIVES=100000</c>.</summary>
internal static class LawRun
{
    internal const string Switch = "FINDATA_LAW_LIVES";

    internal const int MaxEvents = 200;

    private const int Default = 2_000;

    internal static int Lives { get; } = int.TryParse(Environment.GetEnvironmentVariable(Switch), CultureInfo.InvariantCulture, out var lives) ? lives : Default;
}
