using FinData.Grains;

namespace FinData.Silo.Pages.Portfolio;

internal static class MonthsServices
{
    /// <summary>Needs the event log and the ledger store in the same container.</summary>
    public static IServiceCollection AddPortfolioMonths(this IServiceCollection services)
        => services.AddSingleton<MonthsReader>().AddSingleton<MonthsKeeper>().AddHostedService(static provider => provider.GetRequiredService<MonthsKeeper>());
}
