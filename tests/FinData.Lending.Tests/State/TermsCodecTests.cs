using CsCheck;
using FinData.Lending.Tests.Laws;

namespace FinData.Lending.Tests.State;

public sealed class TermsCodecTests
{
    [Fact]
    public void Terms_WrittenAndRead_AreTheSame()
        => Gen.OneOf(LoanTermsGenes.Any.Select(static terms => (ContractTerms)terms), AccountTermsGens.Any.Select(static terms => (ContractTerms)terms)).Sample(static terms =>
        {
            var buffer = new byte[TermsCodec.MaxLength(terms)];
            var writer = new StateWriter(buffer);
            TermsCodec.Write(ref writer, terms);
            Assert.Equal(terms, TermsCodec.Read(buffer.AsSpan(0, writer.Length)));
        }, iter: 3_000);

    // What a hundred million plain contracts pay for what a few have: nothing.
    [Fact]
    public void Terms_WithNothingUnusual_HaveNoByteForIt()
    {
        var plain = Given.Loan(1000m, 12, Rate.Monthly(0.01m), Amortization.EqualInstallment);
        Assert.Equal(LengthOf(plain) + 2, LengthOf(plain with { PrincipalGrace = 3 }));
        Assert.Equal(LengthOf(Given.Account()) + 2, LengthOf(Given.Account() with { Capitalization = Frequency.Monthly }));
        Assert.Equal(36, LengthOf(plain));
        Assert.Equal(19, LengthOf(Given.Account()));
    }

    private static int LengthOf(ContractTerms terms)
    {
        var writer = new StateWriter(new byte[TermsCodec.MaxLength(terms)]);
        TermsCodec.Write(ref writer, terms);
        return writer.Length;
    }
}
