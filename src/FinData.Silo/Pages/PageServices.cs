using FinData.Silo.Pages.Assets;
using FinData.Silo.Pages.Clients;
using FinData.Silo.Pages.Contracts;
using FinData.Silo.Pages.DeadLetters;
using FinData.Silo.Pages.Layout;
using FinData.Silo.Pages.Partitions;
using FinData.Silo.Pages.Portfolio;
using FinData.Silo.Pages.Search;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinData.Silo.Pages;

/// <summary>The web pages: rendered on the server from the same views as the HTTP API, complete without script.</summary>
public static class PageServices
{
    /// <summary>Needs the grain factory, the event log and the ledger store in the same container.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Rendering asks for a key ring, but no page protects anything: keys in memory leave no file in the user's home.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ILedgerReader, GrainLedgerReader>();
        return services;
    }

    /// <summary>Maps the pages and their assets. The returned group holds the pages alone, so that a caller can ask for authorization.</summary>
    public static RouteGroupBuilder MapPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapSiteAssets();

        var pages = endpoints.MapGroup("")
            .AddEndpointFilter(PageHeaders.AddAsync)
            .AddEndpointFilter(Unavailable.HandleAsync)
            .ExcludeFromDescription();
        pages.MapPortfolioPage();
        pages.MapContractPages();
        pages.MapClientPage();
        pages.MapPartitionsPage();
        pages.MapDeadLetterPages();
        pages.MapSearch();
        pages.MapUnknownPaths();
        return pages;
    }
}
