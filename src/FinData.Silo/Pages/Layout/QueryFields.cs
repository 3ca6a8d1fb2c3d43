using System.Globalization;

namespace FinData.Silo.Pages.Layout;

/// <summary>Reads what a form sends. An empty field is one that was not filled in.</summary>
internal static class QueryFields
{
    public static bool TryDate(HttpRequest request, string name, out DateOnly? date)
    {
        date = null;
        var text = request.Query[name].ToString();
        if (text.Length == 0)
        {
            return true;
        }

        var isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value);
        date = value;
        return isDate && value >= Events.EventLimits.MinDate && value <= Events.EventLimits.MaxDate;
    }

    /// <summary>An offset or a sequence number.</summary>
    public static bool TryNumber(HttpRequest request, string name, out long? number)
    {
        number = null;
        var text = request.Query[name].ToString();
        if (text.Length == 0)
        {
            return true;
        }

        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        number = value;
        return isNumber;
    }

    public static bool TryPage(HttpRequest request, out int page)
    {
        var isNumber = TryNumber(request, "page", out var number);
        page = (int)Math.Clamp(number ?? 1, 1, int.MaxValue);
        return isNumber;
    }
}
