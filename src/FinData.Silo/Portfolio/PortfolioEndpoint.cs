using FinData.Silo.OpenApi;
using FinData.Silo.Queries;
using FinData.Silo.Security;

namespace FinData.Silo.Portfolio;

internal static class PortfolioEndpoint
{
    public static void MapPortfolio(this IEndpointRouteBuilder app)
        => app.MapGet("/v1/portfolio", GetAsync)
            .Describe("getPortfolio", "Totals of everything", "By kind, product, currency and status. Partitions that did not answer are listed: the sums lack their contracts.")
            .WithTags("Portfolio").RequireAuthorization(Roles.Read).WithParameters().Answers<PortfolioView>().Problems(503);

    private static Task<PortfolioView> GetAsync(IGrainFactory grains, CancellationToken cancellationToken)
        => grains.GetGrain<IPortfolioGrain>(0).Get(cancellationToken);
}
