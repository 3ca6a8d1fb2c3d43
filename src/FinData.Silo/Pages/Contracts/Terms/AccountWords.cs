using System.Collections.Immutable;
using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Contracts;

/// <summary>What is agreed for an account.</summary>
internal static class AccountWords
{
    public static ImmutableArray<TermsGroup> Of(TermsFields fields)
    {
        var (currency, form) = (fields.Text("currency") ?? "", fields.Text("rateForm"));
        var tiers = fields.Nested("tiers");
        var minimum = fields.Nested("minimumBalance");
        return
        [
            TermsWords.Agreed(fields),
            TermsWords.Group("Interest",
            [
                RateRow(fields, "creditRate", tiers.IsEmpty ? "On positive balances, owed to the client" : "On the part of a positive balance below the first limit", form),
                .. tiers.Select(tier => (TermsRow?)new TermsRow(
                    $"On the part above {Figures.Amount(tier.Number("above") ?? 0, currency)} {currency}", TermsWords.Rate(tier.Number("rate") ?? 0, form), TermsFields.Wire("tiers", $"{tier.Text("above")}, {tier.Text("rate")}"))),
                RateRow(fields, "debitRate", "On negative balances, owed by the client", form),
                fields.Row("dayCount", "Days count as", static text => TermsWords.DayCount(text)),
                fields.Row("capitalization", "Posted to the balance", static text => TermsWords.Every(text)) ?? new TermsRow("Posted to the balance", "when an event says so", null),
            ]),
            .. minimum.Select(fee => TermsWords.Group("Fees", new TermsRow(
                "Low balance",
                $"{Figures.Amount(fee.Number("fee") ?? 0, currency)} {currency} for each month in which a day ends below {Figures.Amount(fee.Number("minimum") ?? 0, currency)} {currency}",
                null))),
        ];
    }

    private static TermsRow? RateRow(TermsFields fields, string name, string label, string? form)
        => fields.Number(name) is { } rate ? new TermsRow(label, rate == 0 ? "no interest" : TermsWords.Rate(rate, form), TermsFields.Wire(name, fields.Text(name)!)) : null;
}
