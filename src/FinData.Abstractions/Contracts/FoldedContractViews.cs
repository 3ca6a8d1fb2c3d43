using System.Buffers;
using System.Globalization;
using System.Text;
using FinData.Events;
using FinData.Lending;

namespace FinData;

/// <summary>From a folded contract to what callers see.</summary>
public static class FoldedContractViews
{
    /// <summary>Null for an account and before the opening.</summary>
    public static ScheduleView? ToSchedule(this FoldedContract folded)
    {
        if (folded.Contract.Schedule is not { } schedule)
        {
            return null;
        }

        return new ScheduleView
        {
            ContractId = folded.ContractId,
            Currency = folded.Currency!,
            AsOf = folded.Contract.Position.AsOf,
            Installments = [.. schedule.Installments.Select(i => ToInstallment(i, folded.Contract.PaidOf(i.Number)))],
            DueItems = [.. folded.Contract.DueItems.Select(ToDueItem)],
            Watermark = folded.Watermark,
        };
    }

    /// <summary>Null before the opening.</summary>
    public static TermsView? ToTerms(this FoldedContract folded)
    {
        if (folded.Contract.Terms is not { } terms)
        {
            return null;
        }

        var json = new ArrayBufferWriter<byte>(512);
        JsonEventCodec.EncodeTerms(terms, json);
        return new TermsView
        {
            ContractId = folded.ContractId,
            ClientId = folded.Contract.ClientId,
            Terms = Encoding.UTF8.GetString(json.WrittenSpan),
            Watermark = folded.Watermark,
        };
    }

    /// <summary>Null before the opening.</summary>
    public static PayoffView? ToPayoff(this FoldedContract folded, DateOnly date)
    {
        if (folded.Currency is not { } currency)
        {
            return null;
        }

        var payoff = folded.Contract.PayoffAt(date);
        return new PayoffView
        {
            ContractId = folded.ContractId,
            Currency = currency,
            Date = payoff.Date,
            Principal = payoff.Principal,
            Interest = payoff.Interest,
            Fees = payoff.Fees,
            Penalties = payoff.Penalties,
            Credit = payoff.Credit,
            Total = payoff.Total,
            Watermark = folded.Watermark,
        };
    }

    /// <summary>Null for an account and before the opening.</summary>
    public static CashFlowView? ToCashFlow(this FoldedContract folded)
    {
        if (ExpectedCashFlow.Of(folded.Contract) is not { } flow)
        {
            return null;
        }

        return new CashFlowView
        {
            ContractId = folded.ContractId,
            Currency = folded.Currency!,
            AsOf = folded.Contract.Position.AsOf,
            PastDue = new CashFlowAmountsView
            {
                Principal = flow.PastDue.Principal,
                Interest = flow.PastDue.Interest,
                Fees = flow.PastDue.Fees,
                Penalties = flow.PastDue.Penalties,
                Total = flow.PastDue.Total,
            },
            Credit = flow.Credit,
            Months = [.. flow.Months.Select(ToMonth)],
            Watermark = folded.Watermark,
        };
    }

    public static IncomeView ToIncome(this FoldedContract folded, IEnumerable<MonthlyIncome> months) => new()
    {
        ContractId = folded.ContractId,
        Currency = folded.Currency,
        Months = [.. months.Select(ToMonth)],
        Watermark = folded.Watermark,
    };

    private static InstallmentView ToInstallment(Installment installment, InstallmentPaid paid) => new()
    {
        Number = installment.Number,
        DueDate = installment.DueDate,
        OpeningPrincipal = installment.OpeningPrincipal,
        Principal = installment.Principal,
        Interest = installment.Interest,
        Fee = installment.Fee,
        Penalty = installment.Penalty,
        Total = installment.Total,
        ClosingPrincipal = installment.ClosingPrincipal,
        PrincipalPaid = paid.Principal,
        InterestPaid = paid.Interest,
        FeePaid = paid.Fee,
        PenaltyPaid = paid.Penalty,
    };

    private static DueItemView ToDueItem(DueItem item) => new()
    {
        Number = item.Number,
        DueDate = item.DueDate,
        Principal = item.Owed.Principal,
        Interest = item.Owed.Interest,
        Fee = item.Owed.Fee,
        Penalty = item.Owed.Penalty,
        PrincipalPaid = item.Paid.Principal,
        InterestPaid = item.Paid.Interest,
        FeePaid = item.Paid.Fee,
        PenaltyPaid = item.Paid.Penalty,
        Unpaid = SumOf(item.Owed) - SumOf(item.Paid),
    };

    private static decimal SumOf(InstallmentPaid parts) => parts.Principal + parts.Interest + parts.Fee + parts.Penalty;

    private static CashFlowMonthView ToMonth(CashFlowMonth month) => new()
    {
        Month = NameOf(month.Month),
        Principal = month.Amounts.Principal,
        Interest = month.Amounts.Interest,
        Fees = month.Amounts.Fees,
        Penalties = month.Amounts.Penalties,
        Total = month.Amounts.Total,
    };

    private static MonthIncomeView ToMonth(MonthlyIncome month) => new()
    {
        Month = NameOf(month.Month),
        Interest = month.Interest,
        Fees = month.Fees,
        Penalties = month.Penalties,
        Recoveries = month.Recoveries,
        WrittenOff = month.WrittenOff,
        InterestExpense = month.InterestExpense,
        Total = month.Total,
    };

    private static string NameOf(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
