namespace FinData.Lending;

internal sealed partial class AccountBalances
{
    private const byte ClosedFlag = 1;
    private const byte OwnRatesFlag = 2; // the rates are no longer those of the terms

    private AccountBalances(AccountTerms terms) => this.terms = terms;

    internal override int MaxStateLength => 96;

    internal static AccountBalances Read(ref StateReader reader, AccountTerms terms)
    {
        var flags = reader.Byte();
        StateReader.Require(flags <= (ClosedFlag | OwnRatesFlag), "an account has unknown flags");
        var balance = reader.Signed();
        var accrued = reader.Wide();
        var segmentStart = reader.DayNumber();
        var hasOwnRates = (flags & OwnRatesFlag) != 0;
        var account = new AccountBalances(terms)
        {
            isClosed = (flags & ClosedFlag) != 0,
            balance = balance,
            accrued = accrued,
            segmentStart = segmentStart,
            asOf = segmentStart + reader.Count(DateOnly.MaxValue.DayNumber - segmentStart),
            creditRate = hasOwnRates ? TermsCodec.ReadScaledRate(ref reader) : ScaledRate.Of(terms.CreditRate),
            debitRate = hasOwnRates ? TermsCodec.ReadScaledRate(ref reader) : ScaledRate.Of(terms.DebitRate),
        };
        account.ReadStops(ref reader);
        StateReader.Require(MinorUnits.IsInRange(balance, account.Digits), "its balance is out of range");
        StateReader.Require(!account.isClosed || (balance == 0 && accrued == 0), "it is closed with a balance");
        return account;
    }

    internal override void Write(ref StateWriter writer)
    {
        var hasOwnRates = creditRate != ScaledRate.Of(terms.CreditRate) || debitRate != ScaledRate.Of(terms.DebitRate);
        writer.Byte((byte)((isClosed ? ClosedFlag : 0) | (hasOwnRates ? OwnRatesFlag : 0)));
        writer.Signed(balance);
        writer.Wide(accrued);
        writer.Varint((ulong)segmentStart);
        writer.Varint((ulong)(asOf - segmentStart));
        if (hasOwnRates)
        {
            TermsCodec.WriteRate(ref writer, creditRate);
            TermsCodec.WriteRate(ref writer, debitRate);
        }

        WriteStops(ref writer);
    }

    // Only accounts whose terms post by time have them, and only while they are open.
    private void WriteStops(ref StateWriter writer)
    {
        if (!isClosed && terms.Capitalization is not null)
        {
            writer.Varint((ulong)(nextCapitalization - asOf));
        }

        if (!isClosed && terms.MinimumBalance is not null)
        {
            writer.Byte(isBelowMinimum ? (byte)1 : (byte)0);
        }
    }

    private void ReadStops(ref StateReader reader)
    {
        if (!isClosed && terms.Capitalization is not null)
        {
            nextCapitalization = asOf + reader.Count(DateOnly.MaxValue.DayNumber - asOf);
            StateReader.Require(nextCapitalization > asOf, "it stands after a capitalization that has not been met");
        }

        isBelowMinimum = !isClosed && terms.MinimumBalance is not null && reader.Flag();
        FindNextStop();
    }
}
