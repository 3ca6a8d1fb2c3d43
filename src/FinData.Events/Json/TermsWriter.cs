using System.Text.Json;
using FinData.Lending;

namespace FinData.Events;

/// <summary>
/// Writes terms: what every contract has with its defaults, so that a reader need not know them; what few contracts have only where it differs from them.
/// </summary>
internal static partial class TermsWriter
{
    public static void Write(Utf8JsonWriter json, ContractTerms terms)
    {
        json.WriteStartObject();
        json.WriteString("kind"u8, terms is LoanTerms ? "loan" : "account");
        json.WriteString("product"u8, terms.Product);
        json.WriteString("currency"u8, terms.Currency.Code);
        switch (terms)
        {
            case LoanTerms loan:
                WriteLoan(json, loan);
                break;
            case AccountTerms account:
                JsonEventCodec.ThrowIfFormsDiffer(account.CreditRate, account.DebitRate);
                json.WriteString("creditRate"u8, JsonEventCodec.RateText(account.CreditRate));
                json.WriteString("debitRate"u8, JsonEventCodec.RateText(account.DebitRate));
                json.WriteString("rateForm"u8, WireNames.Of(account.CreditRate.Form));
                WriteMore(json, account);
                break;
            default:
                throw new ArgumentException($"Terms of type {terms.GetType().Name} have no JSON form.", nameof(terms));
        }

        json.WriteString("dayCount"u8, WireNames.Of(terms.DayCount));
        json.WriteString("rounding"u8, WireNames.Of(terms.Rounding));
        json.WriteEndObject();
    }

    private static void WriteLoan(Utf8JsonWriter json, LoanTerms loan)
    {
        json.WriteString("principal"u8, JsonEventCodec.AmountText(loan.Principal, loan.Currency));
        json.WriteString("rate"u8, JsonEventCodec.RateText(loan.Rate));
        json.WriteString("rateForm"u8, WireNames.Of(loan.Rate.Form));
        json.WriteString("amortization"u8, WireNames.Of(loan.Amortization));
        json.WriteString("interestMode"u8, WireNames.Of(loan.InterestMode));
        json.WriteNumber("count"u8, loan.Count);
        json.WriteString("frequency"u8, WireNames.Of(loan.Frequency));
        json.WriteString("firstDueDate"u8, JsonEventCodec.DateText(loan.FirstDueDate));
        json.WriteString("calendar"u8, loan.Calendar);
        json.WriteString("businessDays"u8, WireNames.Of(loan.BusinessDays));
        json.WriteStartArray("allocation"u8);
        for (var place = 0; place < (loan.AllocationOrder.IsBySteps ? 8 : 4); place++)
        {
            json.WriteStringValue(
                loan.AllocationOrder.IsBySteps ? WireNames.Of(loan.AllocationOrder.StepAt(place)) : WireNames.Of(loan.AllocationOrder[place]));
        }

        json.WriteEndArray();
        json.WriteString("allocationMode"u8, WireNames.AllocationModes.NameOf(loan.AllocationOrder.IsVertical));
        if (loan.InstallmentRounding is { } rule)
        {
            json.WriteString("installmentRounding"u8, WireNames.Of(rule));
        }

        WriteMore(json, loan);
    }
}
