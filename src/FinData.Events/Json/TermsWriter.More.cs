using System.Text.Json;
using FinData.Lending;

namespace FinData.Events;

internal static partial class TermsWriter
{
    private static void WriteMore(Utf8JsonWriter json, AccountTerms account)
    {
        if (!account.Tiers.IsEmpty)
        {
            json.WriteStartArray("tiers"u8);
            foreach (var (above, rate) in account.Tiers)
            {
                JsonEventCodec.ThrowIfFormsDiffer(account.CreditRate, rate);
                json.WriteStartObject();
                json.WriteString("above"u8, JsonEventCodec.AmountText(above, account.Currency));
                json.WriteString("rate"u8, JsonEventCodec.RateText(rate));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (account.Capitalization is { } frequency)
        {
            json.WriteString("capitalization"u8, WireNames.Of(frequency));
        }

        if (account.MinimumBalance is { } minimum)
        {
            json.WriteStartObject("minimumBalance"u8);
            json.WriteString("minimum"u8, JsonEventCodec.AmountText(minimum.Minimum, account.Currency));
            json.WriteString("fee"u8, JsonEventCodec.AmountText(minimum.Fee, account.Currency));
            json.WriteEndObject();
        }
    }

    private static void WriteMore(Utf8JsonWriter json, LoanTerms loan)
    {
        WriteNumber(json, "interval"u8, loan.Interval, otherwise: 1);
        if (loan.EndOfMonth)
        {
            json.WriteBoolean("endOfMonth"u8, true);
        }

        if (loan.InstallmentMethod != InstallmentMethod.ClosedForm)
        {
            json.WriteString("installmentMethod"u8, WireNames.Of(loan.InstallmentMethod));
        }

        WriteAmount(json, "installmentAmount"u8, loan.InstallmentAmount, loan.Currency);
        WriteAmount(json, "installmentMultiple"u8, loan.InstallmentMultiple, loan.Currency);
        WriteAmount(json, "balloon"u8, loan.Balloon == 0 ? null : loan.Balloon, loan.Currency);
        WriteNumber(json, "principalGrace"u8, loan.PrincipalGrace, otherwise: 0);
        WriteNumber(json, "interestGrace"u8, loan.InterestGrace, otherwise: 0);
        WriteNumber(json, "interestFree"u8, loan.InterestFree, otherwise: 0);
        WriteInstallments(json, loan);
        WriteFees(json, loan);
        WriteLateCharges(json, loan.LateCharges);
        if (loan.ExcessPayments != ExcessPayment.Credit)
        {
            json.WriteString("excessPayments"u8, WireNames.Of(loan.ExcessPayments));
        }
    }

    private static void WriteInstallments(Utf8JsonWriter json, LoanTerms loan)
    {
        if (loan.Installments.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("installments"u8);
        foreach (var (dueDate, principal, interest) in loan.Installments)
        {
            json.WriteStartObject();
            json.WriteString("dueDate"u8, JsonEventCodec.DateText(dueDate));
            WriteAmount(json, "principal"u8, principal, loan.Currency);
            WriteAmount(json, "interest"u8, interest, loan.Currency);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFees(Utf8JsonWriter json, LoanTerms loan)
    {
        if (loan.Fees.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("fees"u8);
        foreach (var fee in loan.Fees)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, fee.Name);
            json.WriteString("timing"u8, WireNames.Of(fee.Timing));
            WriteAmount(json, "amount"u8, fee.Amount, loan.Currency);
            if (fee.Share is { } share)
            {
                json.WriteString("share"u8, JsonEventCodec.FractionText(share));
            }

            if (fee.Date is { } date)
            {
                json.WriteString("date"u8, JsonEventCodec.DateText(date));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLateCharges(Utf8JsonWriter json, LateCharges? late)
    {
        if (late is null)
        {
            return;
        }

        json.WriteStartObject("lateCharges"u8);
        json.WriteString("fixedShare"u8, JsonEventCodec.FractionText(late.FixedShare));
        json.WriteString("rate"u8, JsonEventCodec.RateText(late.Rate));
        json.WriteString("rateForm"u8, WireNames.Of(late.Rate.Form));
        json.WriteString("dayCount"u8, WireNames.Of(late.DayCount));
        json.WriteNumber("graceDays"u8, late.GraceDays);
        json.WriteEndObject();
    }

    private static void WriteAmount(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? amount, Currency currency)
    {
        if (amount is { } present)
        {
            json.WriteString(name, JsonEventCodec.AmountText(present, currency));
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, int value, int otherwise)
    {
        if (value != otherwise)
        {
            json.WriteNumber(name, value);
        }
    }
}
