using System.Text;
using FinData.Conformance;

namespace FinData.Grains.Tests.Pump;

/// <summary>Poison input: it goes to dead letters with its reason, and the partition goes on.</summary>
public sealed class PumpRejectTests
{
    [Fact]
    public async Task Records_ThatAreNoEvents_BecomeDeadLettersAndTheRestIsFolded()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append(Wire.Key("a"), [0xFF, 0xFE]);
        rig.Append(Wire.Key("a"), "{\"eventId\":"u8.ToArray());
        rig.Append(Wire.Key("a"), Replaced(Wire.Value("a", "e1", Given.Credited(1, 1m)), "1.00", "1.001"));
        rig.Append(Wire.Key("b"), Wire.Value("a", "e2", Given.Credited(1, 50m)));
        rig.Append("a", "e3", Given.Credited(2, 7m));

        await Check.EverythingAsync(rig);
        var letters = await rig.Store.ListDeadLettersAsync(null, 10, TestContext.Current.CancellationToken);
        Assert.Equal(
            [(1L, "invalid-utf8", null), (2L, "malformed-json", null), (3L, "wrong-scale", "amount"), (4L, "key-mismatch", "contractId")],
            letters.Reverse().Select(static l => (l.Offset, l.Reason, l.Field)));
        Assert.Equal("{\"eventId\":", Encoding.UTF8.GetString(letters[2].Value.Span));
        Assert.Equal("b", Encoding.UTF8.GetString(letters[0].Key.Span));
        Assert.Equal(4, rig.Pump.Counters.Rejected);
        Assert.Equal(7m, (await rig.Reader.ReadAsync("a", TestContext.Current.CancellationToken))!.Contract.Position.Balance);
    }

    [Fact]
    public async Task Letters_OfARecordThatIsReplayed_AreNotDoubled()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append(Wire.Key("a"), "poison"u8.ToArray());
        await rig.CheckpointAsync();
        rig.Append(Wire.Key("a"), "more poison"u8.ToArray());
        await rig.FoldedAsync();
        await rig.CrashAsync();
        await Check.EverythingAsync(rig);
        Assert.Equal(2, rig.Pump.Counters.Rejected);
    }

    [Fact]
    public async Task Records_InAvro_AreFoldedBesideJson()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append(Wire.Key("a"), Wire.AvroValue("a", "e1", Given.Credited(1, 5m)));
        rig.Append("a", "e2", Given.Credited(2, 7m));
        rig.Append(Wire.Key("a"), Wire.AvroValue("a", "e2", Given.Credited(2, 7m)));
        rig.Append(Wire.Key("a"), Wire.AvroValue("a", "e0", Given.Credited(1, 1m)));
        rig.Append(Wire.Key("a"), [0, 0, 0, 0, 9, 2]);

        await Check.EverythingAsync(rig);
        var letter = Assert.Single(await rig.Store.ListDeadLettersAsync(null, 10, TestContext.Current.CancellationToken));
        Assert.Equal((5L, "unknown-schema"), (letter.Offset, letter.Reason));
        Assert.Equal(13m, (await rig.Reader.ReadAsync("a", TestContext.Current.CancellationToken))!.Contract.Position.Balance);
    }

    [Fact]
    public async Task Letters_OnlyGarbage_AreCheckpointedToo()
    {
        await using var rig = await PumpRig.StartAsync();
        for (var i = 0; i < 200; i++)
        {
            rig.Append(Wire.Key("a"), "poison"u8.ToArray());
        }

        await Check.EverythingAsync(rig);
        Assert.Equal(200, rig.Pump.Checkpointed);
    }

    private static byte[] Replaced(byte[] value, string what, string by)
    {
        var text = Encoding.UTF8.GetString(value);
        Assert.Contains(what, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(what, by, StringComparison.Ordinal));
    }
}
