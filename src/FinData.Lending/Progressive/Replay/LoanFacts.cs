namespace FinData.Lending.Progressive;

/// <summary>All that was agreed and recorded for a loan. Everything else follows from it.</summary>
internal sealed class LoanFacts
{
    internal LoanFacts(ProgressiveTerms terms)
    {
        Terms = terms;
        Math = new Arithmetic(terms.Rounding, terms.Currency.MinorDigits);
        AnnualRatePercent = AnnualRate.PercentOf(terms, Math);
        ExpectedDisbursement = terms.ExpectedDisbursement;
        Principal = terms.Principal;
        Tranches = [.. terms.Tranches];
    }

    internal ProgressiveTerms Terms { get; set; }

    internal Arithmetic Math { get; }

    internal decimal AnnualRatePercent { get; }

    internal DateOnly ExpectedDisbursement { get; set; }

    /// <summary>The approved amount.</summary>
    internal decimal Principal { get; set; }

    internal List<ProgressiveTranche> Tranches { get; }

    internal List<Entry> Entries { get; } = [];

    internal List<ChargeEntry> Charges { get; } = [];

    internal List<Variation> Variations { get; } = [];

    /// <summary>From the beginning, or since its rate was changed.</summary>
    internal bool BearsInterest => AnnualRatePercent > 0 || Variations.Exists(static variation => variation is RateVariation { IsRemoved: false, RatePercent: > 0 });

    internal bool Recalculates => BearsInterest && Terms.Recalculation is not null && !RecalculatesCumulatively
        && Terms is not { IsCumulative: true, InterestMethod: InterestMethod.Flat };

    /// <summary>Interest follows payments in a cumulative schedule of equal installments, which has a way of its own for it.</summary>
    internal bool RecalculatesCumulatively => BearsInterest && Variations.Count == 0 && Terms is
    {
        IsCumulative: true, Recalculation: not null, InterestMethod: InterestMethod.DecliningBalance, Amortization: ProgressiveAmortization.EqualInstallments,
        GraceOnPrincipal: 0, GraceOnInterest: 0, DownPaymentPercent: null,
    } && (Terms.InterestPeriod == InterestPeriodKind.SameAsRepayment || Terms.DaysInMonth == DaysInMonth.Actual);

    /// <summary>All installments of a cumulative schedule follow from what was lent and agreed alone, whatever is paid.</summary>
    internal bool IsLaidOut => CanLayOut && (Variations.Count > 0 || !BearsInterest);

    internal bool CanLayOut => Terms is { IsCumulative: true, Recalculation: null } && (IsFlatByPeriod || !BearsInterest);

    private bool IsFlatByPeriod => AnnualRatePercent > 0 && Terms is { InterestMethod: InterestMethod.Flat, InterestPeriod: InterestPeriodKind.SameAsRepayment };

    /// <summary>The first and the last day that a close of business closed.</summary>
    internal (DateOnly From, DateOnly To)? Closed { get; set; }

    internal IEnumerable<Entry> Disbursements => Entries.Where(static entry => entry.Type == ProgressiveTransactionType.Disbursement && entry.IsLive);

    internal bool IsDisbursed => Disbursements.Any();

    /// <summary>The first day on which money was (or will be) lent.</summary>
    internal DateOnly DisbursedOn => IsDisbursed ? Disbursements.Min(static entry => entry.Date) : ExpectedDisbursement;

    internal DateOnly Start => Terms.RepaymentStart == RepaymentStart.Submission ? Terms.SubmittedOn : DisbursedOn;

    internal Entry? Find(int id) => Entries.Find(entry => entry.Id == id);
}
