using FinData.Silo.Problems;

namespace FinData.Silo.Pages.Layout;

/// <summary>A silo that is starting, a partition on the move, a store that cannot read: the page says so and asks to come back.</summary>
internal static class Unavailable
{
    public static async ValueTask<object?> HandleAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception e) when (Faults.IsPassing(e) && !context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            context.HttpContext.Response.Headers.RetryAfter = "2";
            return Page.Of<Message>(
                new { Title = "Cannot answer now", Text = $"{Faults.Of(e)!.Detail} Nothing is lost; load the page again in a moment." },
                StatusCodes.Status503ServiceUnavailable);
        }
    }
}
