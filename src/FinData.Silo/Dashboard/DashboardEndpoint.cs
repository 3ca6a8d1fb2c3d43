using FinData.Silo.Security;
using Orleans.Dashboard;

namespace FinData.Silo.Dashboard;

/// <summary>The Orleans Dashboard, put together when somebody first looks at it: it compresses its files as it is mapped, which a start has no time for.</summary>
internal static class DashboardEndpoint
{
    private const string Prefix = "/dashboard";

    public static void MapDashboard(this IEndpointRouteBuilder app)
    {
        var dashboard = new Lazy<RequestDelegate>(() => Compose(app.ServiceProvider));
        app.Map(Prefix + "/{**path}", ServeAsync).RequireAuthorization(Roles.Operate).ExcludeFromDescription();

        Task ServeAsync(HttpContext context)
        {
            // This endpoint has done its part; the dashboard's own routes find the one that answers.
            context.SetEndpoint(null);
            return dashboard.Value(context);
        }
    }

    private static RequestDelegate Compose(IServiceProvider services)
    {
        var branch = new ApplicationBuilder(services);
        branch.UseRouting();
        branch.UseEndpoints(static endpoints => endpoints.MapOrleansDashboard(Prefix).ExcludeFromDescription());
        return branch.Build();
    }
}
