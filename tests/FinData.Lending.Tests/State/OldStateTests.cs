using System.Buffers;

namespace FinData.Lending.Tests.State;

/// <summary>States that the first release wrote: they are read, and then written as states of today.</summary>
public sealed class OldStateTests
{
    // A daily-rest loan with two partly paid installments overdue on 14 May 2024.
    private const string DailyRest =
        "0101CB8D2D01060800636C69656E742D3125000204006C6F616E42524C0002C0A9070080B0B4F80801010C01F28C2D04006E6F6E6500240000CB8D2DD38C2DC0A9070096E6F5DD0790BF05904E0080B0B4F808AE8D2DCB8D2DF9B10100D915A09C0103C0A907904ED809B0DB06904EE708A08D06904ED508";

    // A Price loan that was lent after its first due date, repriced, and overpaid.
    private const string Price =
        "0101A38D2D01060800636C69656E742D3125000204006C6F616E42524C0003A08D060280A8D6B90702000401E38C2D04006E6F6E6500640000A38D2DE78C2DE0D4030000F6A30191AC01028094EBDC039F8D2D9F8D2DF0A204CECA01B827EAB00203000000E0D403D99401B81787C002919C018010";

    // A closed bullet, whose overdue interest was owed with its one installment.
    private const string Closed =
        "0101918D2D01060800636C69656E742D3125000204006C6F616E42524C0002C0A9070080B0B4F80803010101F28C2D04006E6F6E6500240001918D2DD38C2DC0A907000000000080B0B4F808F28C2D918D2DC8BC07008813C0A90701C0A907C0A9078813";

    private const string Undisbursed =
        "0101D38C2D00000800636C69656E742D3125000204006C6F616E42524C0002C0A9070080B0B4F80801010C01F28C2D04006E6F6E6500240000D38C2D0000000000000080B0B4F80800000000000000";

    private const string Account = "0101ED8C2D01040800636C69656E742D31170001070063757272656E7442524C0001008094EBDC03000002D00F0084948C05ED8C2D0000809CC99B050000";

    public static TheoryData<string, ContractStatus, decimal, decimal, decimal, decimal, int> States => new()
    {
        { DailyRest, ContractStatus.Overdue, 1006.99m, 10.38006667m, 1000m, 0m, 29 },
        { Price, ContractStatus.Active, -49.52m, 1.3988m, 209.82m, 259.34m, 0 },
        { Closed, ContractStatus.Closed, 0m, 0m, 0m, 0m, 0 },
        { Undisbursed, ContractStatus.Active, 0m, 0m, 0m, 0m, 0 },
        { Account, ContractStatus.Active, 10m, 0.05342466m, 0m, 0m, 0 },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void State_OfTheFirstRelease_IsReadAndWrittenAgain(
        string state, ContractStatus status, decimal balance, decimal accrued, decimal principal, decimal credit, int daysPastDue)
    {
        var read = Contract.ReadFrom(Convert.FromHexString(state));
        var position = read.Position;
        Assert.Equal((status, balance, accrued), (position.Status, position.Balance, position.AccruedInterest));
        Assert.Equal((principal, credit, daysPastDue), (position.PrincipalOutstanding, position.UnallocatedCredit, position.DaysPastDue));

        var writer = new ArrayBufferWriter<byte>();
        read.WriteTo(writer);
        var again = Contract.ReadFrom(writer.WrittenSpan);
        Assert.Equal(2, writer.WrittenSpan[0]);
        Assert.Equal(position, again.Position);
        Assert.Equal(read.DueItems, again.DueItems);
    }

    // The compact case: flags instead of opening amounts make up for dates and numbers.
    [Theory]
    [InlineData(DailyRest, 24)]
    [InlineData(Price, 8)]
    [InlineData(Closed, 8)]
    [InlineData(Undisbursed, 4)]
    [InlineData(Account, 0)]
    public void State_OfToday_IsNotMuchLonger(string state, int more)
    {
        var writer = new ArrayBufferWriter<byte>();
        Contract.ReadFrom(Convert.FromHexString(state)).WriteTo(writer);
        Assert.InRange(writer.WrittenCount, 1, (state.Length / 2) + more);
    }
}
