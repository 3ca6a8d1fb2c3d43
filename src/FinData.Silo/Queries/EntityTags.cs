using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace FinData.Silo.Queries;

/// <summary>
/// Answers with the watermark as entity tag. Equal watermarks mean equal views of one address, so a caller that has the tag has the answer.
/// A stale view has a weak tag of its own: it must not pass for the owner's answer at the same watermark.
/// </summary>
internal static class EntityTags
{
    public static IResult Tagged<T>(HttpContext context, T view, long watermark, bool isStale = false)
    {
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{watermark}\""), isStale);
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = "private, no-cache";
        return !isStale && IsHeld(context.Request, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(view);
    }

    private static bool IsHeld(HttpRequest request, EntityTagHeaderValue tag)
        => EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var held)
           && held.Any(one => one.Equals(EntityTagHeaderValue.Any) || (!one.IsWeak && one.Compare(tag, useStrongComparison: false)));
}
