using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinData.Silo.Pages.Layout;

/// <summary>Results that render a component as a whole page.</summary>
internal static class Page
{
    public static IResult Of<TComponent>(object parameters, int status = StatusCodes.Status200OK)
        where TComponent : IComponent
        => new RazorComponentResult<TComponent>(parameters) { StatusCode = status };

    /// <summary>Nothing goes by that name. The page says so and offers the search.</summary>
    public static IResult NotFound(string what, string? query = null)
        => Of<Message>(new { Title = "Not found", Text = what, Query = query }, StatusCodes.Status404NotFound);

    public static IResult BadRequest(string why)
        => Of<Message>(new { Title = "That cannot be read", Text = why }, StatusCodes.Status400BadRequest);
}
