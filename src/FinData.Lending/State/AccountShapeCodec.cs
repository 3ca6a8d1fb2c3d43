namespace FinData.Lending;

/// <summary>What an account's terms have beyond the common fields; nothing is written for one that has none.</summary>
internal static class AccountShapeCodec
{
    // Numbers are stored and never reused.
    private const int TiersBit = 1;
    private const int CapitalizationBit = 2;
    private const int MinimumBit = 4;

    internal static int MaxLength(AccountTerms terms) => 32 + (21 * terms.Tiers.Count);

    internal static void Write(ref StateWriter writer, AccountTerms terms)
    {
        var mask = (terms.Tiers.IsEmpty ? 0 : TiersBit) | (terms.Capitalization is null ? 0 : CapitalizationBit) | (terms.MinimumBalance is null ? 0 : MinimumBit);
        if (mask == 0)
        {
            return;
        }

        writer.Byte((byte)mask);
        if (!terms.Tiers.IsEmpty)
        {
            writer.Varint((ulong)terms.Tiers.Count);
            foreach (var (above, rate) in terms.Tiers.AsSpan())
            {
                writer.Varint((ulong)terms.ToMinor(above));
                TermsCodec.WriteRate(ref writer, ScaledRate.Of(rate));
            }
        }

        if (terms.Capitalization is { } frequency)
        {
            writer.Byte((byte)frequency);
        }

        if (terms.MinimumBalance is { } minimum)
        {
            writer.Signed(terms.ToMinor(minimum.Minimum));
            writer.Varint((ulong)terms.ToMinor(minimum.Fee));
        }
    }

    internal static AccountTerms Read(ref StateReader reader, AccountTerms terms)
    {
        if (reader.IsAtEnd)
        {
            return terms;
        }

        var mask = reader.Byte();
        StateReader.Require(mask is > 0 and <= (TiersBit | CapitalizationBit | MinimumBit), "its terms have unknown parts");
        var digits = terms.Currency.MinorDigits;
        var tiers = new RateTier[(mask & TiersBit) == 0 ? 0 : reader.Count(AccountTerms.MaxTiers)];
        for (var i = 0; i < tiers.Length; i++)
        {
            tiers[i] = new RateTier(MinorUnits.ToDecimal(reader.Minor(), digits), TermsCodec.ReadScaledRate(ref reader).ToRate());
        }

        return terms with
        {
            Tiers = ValueList.Of<RateTier>(tiers),
            Capitalization = (mask & CapitalizationBit) == 0 ? null : (Frequency)reader.Byte(),
            MinimumBalance = (mask & MinimumBit) == 0 ? null : new MinimumBalanceFee(MinorUnits.ToDecimal(reader.Signed(), digits), MinorUnits.ToDecimal(reader.Minor(), digits)),
        };
    }
}
