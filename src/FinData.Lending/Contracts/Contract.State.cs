using System.Buffers;

namespace FinData.Lending;

public sealed partial class Contract
{
    private const byte StateVersion = 2;
    private const byte OldStateVersion = 1; // loans without charges; accounts and the rest are the same

    /// <summary>Writes the whole state (with terms) in a versioned binary form. Equal contracts have equal bytes.</summary>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        var max = 64 + (balances is null ? 0 : (3 * ClientId!.Length) + TermsCodec.MaxLength(balances.Terms) + balances.MaxStateLength);
        var state = new StateWriter(writer.GetSpan(max));
        state.Byte(StateVersion);
        state.Byte(balances is null ? (byte)0 : (byte)1);
        state.Varint((ulong)lastDay);
        state.Byte(lastRank);
        state.Signed(lastOffset);
        if (balances is not null)
        {
            state.Text(ClientId!);
            var start = state.BeginBlock();
            TermsCodec.Write(ref state, balances.Terms);
            state.EndBlock(start);
            balances.Write(ref state);
        }

        writer.Advance(state.Length);
    }

    /// <param name="intern">
    /// Lets the caller share equal terms; asked for terms that this process has not read lately, others are shared already.
    /// </param>
    /// <exception cref="InvalidDataException">The bytes are of another version or break an invariant.</exception>
    public static Contract ReadFrom(ReadOnlySpan<byte> state, Func<ContractTerms, ContractTerms>? intern = null)
    {
        var reader = new StateReader(state);
        var version = reader.Byte();
        if (version is not (StateVersion or OldStateVersion))
        {
            throw new InvalidDataException($"A contract's state has version {version}; this build reads versions {OldStateVersion} and {StateVersion}.");
        }

        var isOpen = reader.Flag();
        var contract = new Contract { lastDay = reader.DayNumber(), lastRank = reader.Byte(), lastOffset = reader.Signed() };
        StateReader.Require(contract.lastRank <= 1, "its last event has an unknown rank");
        if (isOpen)
        {
            contract.ClientId = reader.Text();
            contract.balances = TermsCache.Read(reader.Block(), intern) switch
            {
                AccountTerms terms => AccountBalances.Read(ref reader, terms),
                LoanTerms terms => version == OldStateVersion ? LoanBalances.ReadOld(ref reader, terms) : LoanBalances.Read(ref reader, terms),
                _ => throw new InvalidDataException("A contract's state is not valid: its terms are of an unknown kind."),
            };
        }

        StateReader.Require(reader.IsAtEnd, "bytes follow its end");
        return contract;
    }
}
