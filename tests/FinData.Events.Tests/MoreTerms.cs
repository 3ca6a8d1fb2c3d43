namespace FinData.Events.Tests;

/// <summary>Cases of the terms that few contracts have.</summary>
internal static class MoreTerms
{
    private const string Loan = Samples.LoanOpened;
    private const string Account = Samples.AccountOpened;
    private const string Fee = """{"name":"file fee","timing":"disbursement","share":"0.01"}""";

    public static IEnumerable<RejectionCase> All => Numbers().Concat(Amounts()).Concat(Rows()).Concat(Accounts());

    private static IEnumerable<RejectionCase> Numbers()
    {
        yield return Of(RejectReason.None, null, "\"interval\":2,\"principalGrace\":0,\"interestGrace\":3,\"interestFree\":1200,\"endOfMonth\":true");
        yield return Of(RejectReason.InvalidTerm, "terms.interval", "\"interval\":0");
        yield return Of(RejectReason.None, null, "\"interval\":366");
        yield return Of(RejectReason.InvalidTerm, "terms.interval", "\"interval\":367");
        yield return Of(RejectReason.InvalidTerm, "terms.principalGrace", "\"principalGrace\":-1");
        yield return Of(RejectReason.WrongFieldType, "terms.interestGrace", "\"interestGrace\":\"1\"");
        yield return Of(RejectReason.WrongFieldType, "terms.interestFree", "\"interestFree\":1.5");
        yield return Of(RejectReason.None, null, "\"endOfMonth\":false");
        yield return Of(RejectReason.WrongFieldType, "terms.endOfMonth", "\"endOfMonth\":null");
        yield return Of(RejectReason.WrongFieldType, "terms.endOfMonth", "\"endOfMonth\":\"true\"");
        yield return Of(RejectReason.InvalidTerm, "terms.installmentMethod", "\"installmentMethod\":\"guessed\"");
        yield return Of(RejectReason.InvalidTerm, "terms.excessPayments", "\"excessPayments\":\"keep\"");
    }

    private static IEnumerable<RejectionCase> Amounts()
    {
        yield return Of(RejectReason.None, null, "\"installmentAmount\":\"1100.17\",\"installmentMultiple\":\"0.05\",\"balloon\":\"2000\",\"installmentMethod\":\"iterated\"");
        yield return Of(RejectReason.WrongScale, "terms.installmentAmount", "\"installmentAmount\":\"1100.175\"");
        yield return Of(RejectReason.AmountOutOfRange, "terms.installmentMultiple", "\"installmentMultiple\":\"0\"");
        yield return Of(RejectReason.AmountOutOfRange, "terms.balloon", "\"balloon\":\"0.00\"");
        yield return Of(RejectReason.WrongFieldType, "terms.balloon", "\"balloon\":2000");
    }

    private static IEnumerable<RejectionCase> Rows()
    {
        yield return Of(RejectReason.None, null, "\"installments\":[{\"dueDate\":\"2026-02-01\",\"principal\":\"0\",\"interest\":\"0.00\"} , {\"principal\":\"12000\",\"dueDate\":\"2026-03-01\"}]");
        yield return Of(RejectReason.None, null, "\"installments\":[],\"fees\":[ ]");
        yield return Of(RejectReason.WrongFieldType, "terms.installments", "\"installments\":{}");
        yield return Of(RejectReason.WrongFieldType, "terms.installments", "\"installments\":[1]");
        yield return Of(RejectReason.MissingField, "terms.installments.principal", "\"installments\":[{\"dueDate\":\"2026-02-01\"}]");
        yield return Of(RejectReason.InvalidDate, "terms.installments.dueDate", "\"installments\":[{\"dueDate\":\"2026-02-31\",\"principal\":\"1\"}]");
        yield return Of(RejectReason.WrongScale, "terms.installments.interest", "\"installments\":[{\"dueDate\":\"2026-02-01\",\"principal\":\"1\",\"interest\":\"0.001\"}]");
        yield return Of(RejectReason.InvalidTerm, "terms.installments", $"\"installments\":[{string.Join(',', Enumerable.Repeat("{\"dueDate\":\"2026-02-01\",\"principal\":\"1\"}", 1201))}]");
        yield return Of(RejectReason.None, null, $"\"fees\":[{Fee},{{\"name\":\"\\u0061\",\"timing\":\"date\",\"amount\":\"1\",\"date\":\"2026-05-01\"}}]");
        yield return Of(RejectReason.None, null, $"\"fees\":[{Fee.Replace("}", ",\"note\":[1]}", StringComparison.Ordinal)}]");
        yield return Of(RejectReason.MissingField, "terms.fees.timing", "\"fees\":[{\"name\":\"f\"}]");
        yield return Of(RejectReason.DuplicateField, "terms.fees.name", "\"fees\":[{\"name\":\"f\",\"timing\":\"date\",\"name\":\"g\"}]");
        yield return Of(RejectReason.InvalidTerm, "terms.fees.timing", "\"fees\":[{\"name\":\"f\",\"timing\":\"daily\"}]");
        yield return Of(RejectReason.InvalidText, "terms.fees.name", "\"fees\":[{\"name\":\"\",\"timing\":\"date\"}]");
        yield return Of(RejectReason.AmountOutOfRange, "terms.fees.amount", "\"fees\":[{\"name\":\"f\",\"timing\":\"date\",\"amount\":\"0\"}]");
        yield return Of(RejectReason.InvalidRate, "terms.fees.share", "\"fees\":[{\"name\":\"f\",\"timing\":\"date\",\"share\":\"1%\"}]");
        yield return Of(RejectReason.InvalidTerm, "terms.fees", $"\"fees\":[{string.Join(',', Enumerable.Repeat(Fee, 65))}]");
        yield return Of(RejectReason.None, null, "\"lateCharges\":{}");
        yield return Of(RejectReason.None, null, "\"lateCharges\":{\"fixedShare\":\"0.02\",\"rate\":\"0.01\",\"rateForm\":\"monthly\",\"dayCount\":\"ACT/360\",\"graceDays\":5}");
        yield return Of(RejectReason.WrongFieldType, "terms.lateCharges", "\"lateCharges\":[]");
        yield return Of(RejectReason.InvalidRate, "terms.lateCharges.rate", "\"lateCharges\":{\"rate\":\"-0.1\"}");
        yield return Of(RejectReason.WrongFieldType, "terms.lateCharges.graceDays", "\"lateCharges\":{\"graceDays\":\"5\"}");
        yield return Of(RejectReason.InvalidTerm, "terms.lateCharges.graceDays", "\"lateCharges\":{\"graceDays\":367}");
        yield return Of(RejectReason.InvalidTerm, "terms.lateCharges.dayCount", "\"lateCharges\":{\"dayCount\":\"ACT\"}");
        yield return OfAllocation(RejectReason.None, "\"due.fee\",\"due.interest\",\"pastDue.penalty\",\"pastDue.fee\",\"pastDue.interest\",\"pastDue.principal\",\"due.penalty\",\"due.principal\"");
        yield return OfAllocation(RejectReason.InvalidTerm, "\"due.fee\",\"due.interest\",\"due.penalty\",\"due.principal\"");
        yield return OfAllocation(RejectReason.InvalidTerm, "\"due.fee\",\"due.fee\",\"pastDue.penalty\",\"pastDue.fee\",\"pastDue.interest\",\"pastDue.principal\",\"due.penalty\",\"due.principal\"");
    }

    private static IEnumerable<RejectionCase> Accounts()
    {
        yield return OfAccount(RejectReason.None, null, "\"tiers\":[{\"above\":\"1000\",\"rate\":\"-0.01\"}],\"capitalization\":\"quarterly\",\"minimumBalance\":{\"minimum\":\"100\",\"fee\":\"2.50\"}");
        yield return OfAccount(RejectReason.None, null, "\"installments\":7");
        yield return OfAccount(RejectReason.MissingField, "terms.tiers.rate", "\"tiers\":[{\"above\":\"1000\"}]");
        yield return OfAccount(RejectReason.AmountOutOfRange, "terms.tiers.above", "\"tiers\":[{\"above\":\"0\",\"rate\":\"0.01\"}]");
        yield return OfAccount(RejectReason.InvalidTerm, "terms.capitalization", "\"capitalization\":\"never\"");
        yield return OfAccount(RejectReason.MissingField, "terms.minimumBalance.fee", "\"minimumBalance\":{\"minimum\":\"100\"}");
        yield return OfAccount(RejectReason.WrongScale, "terms.minimumBalance.fee", "\"minimumBalance\":{\"minimum\":\"100\",\"fee\":\"0.001\"}");
    }

    private static RejectionCase Of(RejectReason reason, string? field, string terms)
        => RejectionCases.Refuse($"loan with {Short(terms)}", reason, field, Loan, "\"kind\":\"loan\"", $"\"kind\":\"loan\",{terms}");

    private static RejectionCase OfAllocation(RejectReason reason, string steps)
        => RejectionCases.Refuse(
            $"allocation {Short(steps)}", reason, reason == RejectReason.None ? null : "terms.allocation", Loan, "\"interest\",\"principal\",\"fee\",\"penalty\"", steps);

    private static RejectionCase OfAccount(RejectReason reason, string? field, string terms)
        => RejectionCases.Refuse($"account with {Short(terms)}", reason, field, Account, "\"kind\":\"account\"", $"\"kind\":\"account\",{terms}");

    private static string Short(string text) => text[..Math.Min(text.Length, 90)];
}
