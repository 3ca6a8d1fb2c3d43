namespace FinData.Events.Tests;

public sealed class RejectionTests
{
    public static TheoryData<RejectionCase> Cases => [.. RejectionCases.All];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void TryDecode_HandWrittenCase_NamesReasonAndField(RejectionCase @case)
    {
        var rejection = JsonEventCodec.TryDecode(@case.Record, out _);

        Assert.Equal(new Rejection(@case.Reason, @case.Field), rejection);
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Schema_HandWrittenCase_AgreesWithTheCodec(RejectionCase @case) => SchemaOracle.AssertAgreement(@case.Record);

    [Fact]
    public void TryDecode_KeyOfAnotherContract_IsRefused()
    {
        var rejection = JsonEventCodec.TryDecode(Samples.Utf8(Samples.Credited), "c-2"u8, out _);

        Assert.Equal(new Rejection(RejectReason.KeyMismatch, "contractId"), rejection);
    }

    [Fact]
    public void TryDecode_KeyOfAnEscapedContractId_IsCompared()
    {
        var record = Samples.Utf8(Samples.Credited.Replace("\"c-1\"", "\"c\\u002d1\"", StringComparison.Ordinal));

        Assert.Equal(Rejection.None, JsonEventCodec.TryDecode(record, "c-1"u8, out _));
    }

    [Fact]
    public void TryDecode_CountTooLongForAnyInteger_IsAnInvalidTerm()
    {
        // Not among the cases: the validator that they are held against can't read such a number.
        var rejection = Samples.Decode(Samples.LoanOpened.Replace(":12,", $":{new string('9', 40)},", StringComparison.Ordinal));

        Assert.Equal(new Rejection(RejectReason.InvalidTerm, "terms.count"), rejection);
    }

    [Fact]
    public void Cases_ReachEveryReason()
    {
        var reached = RejectionCases.All.Select(static c => c.Reason).Append(RejectReason.KeyMismatch).Distinct();
        RejectReason[] ofAvro = [RejectReason.UnknownSchema, RejectReason.MalformedAvro];

        Assert.Equal(Enum.GetValues<RejectReason>().Except(ofAvro).Order(), reached.Order());
    }
}
