using System.Collections.Immutable;
using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Contracts;

/// <summary>What is agreed for a loan.</summary>
internal static class LoanWords
{
    public static ImmutableArray<TermsGroup> Of(TermsFields fields)
    {
        var currency = fields.Text("currency") ?? "";
        ImmutableArray<TermsGroup> groups =
        [
            TermsWords.Agreed(fields, fields.Amount("principal", "Principal", currency)),
            Interest(fields),
            Repayment(fields, currency),
            TermsWords.Group("Payments", Allocation(fields), fields.Row("excessPayments", "Beyond everything due", Excess) ?? new TermsRow("Beyond everything due", Excess("credit"), null)),
            TermsWords.Group("Fees", [.. fields.Nested("fees").Select(fee => (TermsRow?)Fee(fee, currency))]),
            .. fields.Nested("lateCharges").Select(Late),
        ];
        return groups.RemoveAll(static group => group.Rows.IsEmpty);
    }

    private static TermsGroup Interest(TermsFields fields) => TermsWords.Group("Interest",
        fields.Number("rate") is { } rate
            ? new TermsRow("Rate", rate == 0 ? "no interest" : TermsWords.Rate(rate, fields.Text("rateForm")), TermsFields.Wire("rate", $"{fields.Text("rate")}, {fields.Text("rateForm")}"))
            : null,
        fields.Row("interestMode", "Charged on", static text => text switch
        {
            "scheduled" => "what the schedule says is outstanding; paying early or late changes nothing",
            "dailyRest" => "the principal that is really outstanding, each day",
            "flat" => "all that was disbursed, whatever has come back",
            _ => Figures.Words(text),
        }),
        fields.Row("dayCount", "Days count as", static text => TermsWords.DayCount(text)),
        fields.Row("interestGrace", "Grace", static text => $"the first {text} installments have no interest part; what accrues falls due with the next"),
        fields.Row("interestFree", "Free of interest", static text => $"the first {text} periods"));

    private static TermsGroup Repayment(TermsFields fields, string currency)
    {
        var every = TermsWords.Every(fields.Text("frequency") ?? "monthly", (int)(fields.Number("interval") ?? 1));
        var convention = fields.Text("businessDays");
        var given = fields.Nested("installments");
        return TermsWords.Group("Repayment",
            fields.Row("amortization", "Amortization", Amortization),
            new TermsRow("Installments",
                given.IsEmpty ? $"{fields.Text("count")}, {every}" : $"{given.Length}, on the dates given", TermsFields.Wire("count", fields.Text("count") ?? "")),
            fields.Row("firstDueDate", "First due", static text => text),
            fields.Row("endOfMonth", "Month's end", static _ => "every due date is the last of its month"),
            fields.Row("calendar", "Business days", text => BusinessDays(text, convention)),
            fields.Row("installmentMethod", "Installment amount", static text => text == "iterated" ? "moved until the last installment is nearest to the others" : Figures.Words(text)),
            fields.Amount("installmentAmount", "Installment amount given", currency),
            fields.Amount("installmentMultiple", "Installment is a multiple of", currency),
            fields.Row("installmentRounding", "Installment rounding", TermsWords.Rounding),
            fields.Amount("balloon", "Left to the last installment", currency),
            fields.Row("principalGrace", "Grace on principal", static text => $"the first {text} installments have no principal part"));
    }

    private static string Amortization(string name) => name switch
    {
        "sac" => "equal principal parts (SAC)",
        "price" => "equal installments (Price, annuity)",
        "bullet" => "all principal and interest in one installment",
        "interestOnly" => "interest at each date, all principal with the last",
        "german" => "equal installments, interest in advance (German)",
        "custom" => "dates and principal parts as given",
        _ => Figures.Words(name),
    };

    private static string BusinessDays(string calendar, string? convention) => convention switch
    {
        null or "unadjusted" => "due dates stay where they fall",
        "following" => $"a due date on a day off goes to the next business day, calendar {calendar}",
        "modifiedFollowing" => $"a due date on a day off goes to the next business day of its month, else the one before, calendar {calendar}",
        "preceding" => $"a due date on a day off goes to the business day before, calendar {calendar}",
        _ => $"{Figures.Words(convention)}, calendar {calendar}",
    };

    private static TermsRow? Allocation(TermsFields fields)
    {
        var order = string.Join(", then ", fields.Texts("allocation").Select(Step));
        var mode = fields.Text("allocationMode");
        return order.Length == 0 ? null
            : new TermsRow("A payment settles", mode == "vertical" ? $"across all installments: {order}" : $"the oldest installment first, in it {order}", TermsFields.Wire("allocationMode", mode ?? ""));
    }

    private static string Step(string step) => step.Split('.') switch
    {
        ["pastDue", var part] => $"overdue {part}",
        ["due", var part] => $"{part} due today",
        _ => step,
    };

    private static string Excess(string rule) => rule switch
    {
        "credit" => "kept as credit and used by later dues",
        "nextInstallments" => "repays principal of the next installments",
        "reduceTerm" => "repays principal; the last installments fall away",
        "reduceInstallment" => "repays principal; what is left is spread anew over the same dates",
        _ => Figures.Words(rule),
    };

    private static TermsRow Fee(TermsFields fee, string currency)
    {
        var timing = fee.Text("timing");
        var what = fee.Number("share") is { } share
            ? $"{TermsWords.Percent(share)} of {timing switch { "disbursement" => "what is disbursed", "installment" => "the installment's principal and interest", _ => "the principal" }}"
            : $"{Figures.Amount(fee.Number("amount") ?? 0, currency)} {currency}";
        return new TermsRow(fee.Text("name") ?? "Fee", $"{what}, {timing switch { "disbursement" => "with each disbursement", "installment" => "with each installment", _ => $"on {fee.Text("date")}" }}", null);
    }

    private static TermsGroup Late(TermsFields late)
    {
        var (share, rate, days) = (late.Number("fixedShare") ?? 0, late.Number("rate") ?? 0, late.Text("graceDays") ?? "0");
        return TermsWords.Group("Late charges",
            share == 0 ? null : new TermsRow("Once", $"{TermsWords.Percent(share)} of what is unpaid of an installment's principal and interest", null),
            rate == 0 ? null : new TermsRow("Each day", $"{TermsWords.Rate(rate, late.Text("rateForm"))} on the same, {TermsWords.DayCount(late.Text("dayCount") ?? "")}", null),
            new TermsRow("Grace", days == "0" ? "none" : $"paid within {days} days after the due date, nothing is charged; later, all of it from the due date on", null));
    }
}
