namespace FinData.Events.Tests;

/// <summary>Cases of the events of a loan's life.</summary>
internal static class LifeCases
{
    private const string Head = """{"eventId":"e-5","contractId":"l-1","effectiveDate":"2026-01-31","occurredAt":"2026-01-31T12:00:00Z","source":"core","type":""";

    public static IEnumerable<RejectionCase> All => Payments().Concat(Charges()).Concat(Plans());

    private static IEnumerable<RejectionCase> Payments()
    {
        yield return Of(RejectReason.None, null, "\"paymentReceived\",\"amount\":\"10\",\"currency\":\"EUR\",\"excess\":\"reduceTerm\"");
        yield return Of(RejectReason.InvalidTerm, "excess", "\"paymentReceived\",\"amount\":\"10\",\"currency\":\"EUR\",\"excess\":\"x\"");
        yield return Of(RejectReason.WrongFieldType, "excess", "\"paymentReceived\",\"amount\":\"10\",\"currency\":\"EUR\",\"excess\":null");
        yield return Of(RejectReason.None, null, "\"disbursed\",\"amount\":\"10\",\"currency\":\"EUR\",\"excess\":null");
        yield return Of(RejectReason.None, null, "\"recovered\",\"amount\":\"10\",\"currency\":\"JPY\"");
        yield return Of(RejectReason.MissingField, "currency", "\"creditRefunded\",\"amount\":\"10\"");
        yield return Of(RejectReason.None, null, "\"chargedOff\",\"amount\":7");
    }

    private static IEnumerable<RejectionCase> Charges()
    {
        yield return Of(RejectReason.None, null, "\"feeCharged\",\"amount\":\"10\",\"currency\":\"EUR\",\"part\":\"penalty\",\"dueDate\":\"2026-02-28\"");
        yield return Of(RejectReason.MissingField, "part", "\"feeCharged\",\"amount\":\"10\",\"currency\":\"EUR\"");
        yield return Of(RejectReason.InvalidTerm, "part", "\"feeCharged\",\"amount\":\"10\",\"currency\":\"EUR\",\"part\":\"interest\"");
        yield return Of(RejectReason.InvalidDate, "dueDate", "\"feeCharged\",\"amount\":\"10\",\"currency\":\"EUR\",\"part\":\"fee\",\"dueDate\":\"soon\"");
        yield return Of(RejectReason.None, null, "\"waived\",\"part\":\"interest\"");
        yield return Of(RejectReason.None, null, "\"waived\",\"part\":\"fee\",\"amount\":\"10\",\"currency\":\"EUR\"");
        yield return Of(RejectReason.None, null, "\"waived\",\"part\":\"fee\",\"currency\":\"nothing to say\"");
        yield return Of(RejectReason.MissingField, "currency", "\"waived\",\"part\":\"fee\",\"amount\":\"10\"");
        yield return Of(RejectReason.AmountOutOfRange, "amount", "\"waived\",\"part\":\"fee\",\"amount\":\"0\",\"currency\":\"EUR\"");
        yield return Of(RejectReason.InvalidTerm, "part", "\"waived\",\"part\":\"principal\"");
    }

    private static IEnumerable<RejectionCase> Plans()
    {
        yield return Of(RejectReason.None, null, "\"rescheduled\"");
        yield return Of(RejectReason.None, null, "\"reAged\",\"firstDueDate\":\"2026-05-01\",\"count\":6,\"frequency\":\"biweekly\",\"rate\":\"0.1\",\"rateForm\":\"nominalMonthly\",\"keep\":\"installment\"");
        yield return Of(RejectReason.MissingField, "rateForm", "\"rescheduled\",\"rate\":\"0.1\"");
        yield return Of(RejectReason.None, null, "\"rescheduled\",\"rateForm\":7");
        yield return Of(RejectReason.InvalidRate, "rate", "\"rescheduled\",\"rate\":\"-0.1\",\"rateForm\":\"monthly\"");
        yield return Of(RejectReason.InvalidTerm, "count", "\"rescheduled\",\"count\":0");
        yield return Of(RejectReason.WrongFieldType, "count", "\"rescheduled\",\"count\":\"6\"");
        yield return Of(RejectReason.WrongFieldType, "count", "\"reAged\",\"count\":6.0");
        yield return Of(RejectReason.InvalidTerm, "keep", "\"rescheduled\",\"keep\":\"both\"");
        yield return Of(RejectReason.InvalidTerm, "frequency", "\"rescheduled\",\"frequency\":\"often\"");
        yield return Of(RejectReason.InvalidTerm, "keep", "\"rateChanged\",\"rate\":\"0.1\",\"rateForm\":\"monthly\",\"keep\":\"both\"");
    }

    private static RejectionCase Of(RejectReason reason, string? field, string rest) => RejectionCases.Refuse(rest, reason, field, Head + rest + "}");
}
