using System.Collections.Immutable;
using System.Text.Json;
using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Contracts;

/// <summary>Terms in plain words, from their wire form. A field that has no words here is shown as it is: nothing that was agreed is left out.</summary>
internal static class TermsWords
{
    public static ImmutableArray<TermsGroup> Of(string terms)
    {
        using var document = JsonDocument.Parse(terms);
        var fields = new TermsFields(document.RootElement);
        var groups = fields.Text("kind") == "loan" ? LoanWords.Of(fields) : AccountWords.Of(fields);
        var rest = fields.Rest();
        return rest.IsEmpty ? groups : [.. groups, new TermsGroup("Also agreed", rest)];
    }

    internal static TermsGroup Agreed(TermsFields fields, params ReadOnlySpan<TermsRow?> more)
        => Group("Agreed", [fields.Row("product", "Product", static text => text), fields.Row("currency", "Currency", static text => text), .. more, fields.Row("rounding", "Rounding", Rounding)]);

    internal static TermsGroup Group(string title, params ReadOnlySpan<TermsRow?> rows)
    {
        var present = ImmutableArray.CreateBuilder<TermsRow>(rows.Length);
        foreach (var row in rows)
        {
            if (row is { } shown)
            {
                present.Add(shown);
            }
        }

        return new TermsGroup(title, present.DrainToImmutable());
    }

    /// <summary>Such as <c>1.79 % a month</c>.</summary>
    internal static string Rate(decimal rate, string? form) => $"{Percent(rate)} {Form(form)}";

    internal static string Percent(decimal fraction) => $"{Figures.Plain(100 * fraction)} %";

    internal static string DayCount(string name) => name switch
    {
        "ACT/365F" => "days that pass, over 365",
        "ACT/360" => "days that pass, over 360",
        "ACT/364" => "days that pass, over 364",
        "ACT/ACT ISDA" => "days of leap years over 366, others over 365",
        "ACT/ACT ICMA" => "days over the days of the regular period, times the periods of a year",
        "30/360" => "months of 30 days, years of 360 (US bond basis)",
        "30E/360" => "months of 30 days, years of 360 (Eurobond basis)",
        "30E/360 ISDA" => "months of 30 days, years of 360 (ISDA)",
        "BUS/252" => "business days over 252, by the ANBIMA calendar",
        _ => name,
    };

    internal static string Rounding(string name) => name switch
    {
        "halfEven" => "to the nearest; a half goes to the even digit",
        "halfUp" => "to the nearest; a half goes up",
        "up" => "up",
        "down" => "down",
        _ => Figures.Words(name),
    };

    internal static string Every(string frequency, int interval = 1) => (frequency, interval) switch
    {
        ("biweekly", 1) => "every 2 weeks",
        ("biweekly", _) => $"every {2 * interval} weeks",
        (_, 1) => $"every {Unit(frequency)}",
        ("semiannual", _) => $"every {6 * interval} months",
        ("quarterly", _) => $"every {3 * interval} months",
        _ => $"every {interval} {Unit(frequency)}s",
    };

    private static string Unit(string frequency) => frequency switch
    {
        "daily" => "day",
        "weekly" => "week",
        "monthly" => "month",
        "quarterly" => "quarter",
        "semiannual" => "half-year",
        "annual" => "year",
        _ => Figures.Words(frequency),
    };

    private static string Form(string? form) => form switch
    {
        "nominalAnnual" => "a year, simple within a period",
        "effectiveAnnual" => "a year, compounded",
        "monthly" => "a month",
        "daily" => "a day that counts, compounded",
        "nominalMonthly" => "a year, compounded monthly",
        "nominalQuarterly" => "a year, compounded quarterly",
        "nominalSemiannual" => "a year, compounded every six months",
        "nominalDaily" => "a year, compounded daily",
        _ => Figures.Words(form ?? ""),
    };
}
