using FinData.Lending;

namespace FinData.Events;

/// <summary>Reads an opening's terms from their JSON object, whose grammar the record's scan has checked.</summary>
internal static class TermsReader
{
    /// <summary>Null where a fault was noted. Equal bytes may give the same object.</summary>
    public static ContractTerms? Read(ReadOnlySpan<byte> json, ref Faults faults)
    {
        if (TermsCache.TryGet(json, out var cached))
        {
            return cached;
        }

        var found = default(Faults);
        var terms = ReadNew(json, ref found);
        if (!found.Worst.IsNone)
        {
            faults.Note(found.Worst.Reason, found.Worst.Field!);
            return null;
        }

        TermsCache.Add(json, terms);
        return terms;
    }

    private static ContractTerms ReadNew(ReadOnlySpan<byte> json, ref Faults faults)
    {
        Span<JsonValue> values = stackalloc JsonValue[TermsFields.Count];
        new JsonCursor(json).TryScanObject<TermsFields>(values, out var masks);
        if (masks.Escaped != 0)
        {
            json = JsonEscapes.Expand(json, values, masks.Escaped);
        }

        // Given twice, it does not say which terms' fields are missing.
        var isRepeated = (masks.Repeated & (1UL << TermsFields.Kind)) != 0;
        var kind = isRepeated ? TermsKind.Unknown : KindOf(json, values[TermsFields.Kind], ref faults);
        var (required, known) = kind switch
        {
            TermsKind.Account => (TermsFields.Required, TermsFields.KnownToAccount),
            TermsKind.Loan => (TermsFields.RequiredByLoan, TermsFields.KnownToLoan),
            _ => (TermsFields.Required, TermsFields.Required),
        };
        known &= masks.Seen;
        var wrong = WrongTypes(values, known);
        faults.NoteFirst(required & ~masks.Seen, RejectReason.MissingField, TermsFields.Names);
        faults.NoteFirst(masks.Repeated, RejectReason.DuplicateField, TermsFields.Names);
        faults.NoteFirst(wrong, RejectReason.WrongFieldType, TermsFields.Names);

        var fields = new ObjectValues(new FieldReader(json, values, known & ~wrong), TermsFields.Names);
        return kind == TermsKind.Loan ? ReadLoan(fields, ref faults) : ReadAccount(fields, ref faults);
    }

    private static AccountTerms ReadAccount(in ObjectValues fields, ref Faults faults)
    {
        var form = fields.Choice(TermsFields.RateForm, WireNames.RateForms, RateForm.NominalAnnual, ref faults);
        var currency = fields.Currency(ref faults);
        return new AccountTerms
        {
            Product = fields.Name(TermsFields.Product, ref faults),
            Currency = currency,
            CreditRate = fields.AgreedRate(TermsFields.CreditRate, form, ref faults),
            DebitRate = fields.AgreedRate(TermsFields.DebitRate, form, ref faults),
            Tiers = fields.TryGet(TermsFields.Tiers, out var tiers) ? NestedTerms.Tiers(tiers, currency, form, ref faults) : [],
            Capitalization = fields.OptionalChoice(TermsFields.Capitalization, WireNames.Frequencies, ref faults),
            MinimumBalance = fields.TryGet(TermsFields.MinimumBalance, out var minimum) ? NestedTerms.MinimumBalance(minimum, currency, ref faults) : null,
            DayCount = fields.Choice(TermsFields.DayCount, WireNames.DayCounts, DayCount.Actual365Fixed, ref faults),
            Rounding = fields.Choice(TermsFields.Rounding, WireNames.RoundingRules, RoundingRule.HalfEven, ref faults),
        };
    }

    private static LoanTerms ReadLoan(in ObjectValues fields, ref Faults faults)
    {
        var form = fields.Choice(TermsFields.RateForm, WireNames.RateForms, RateForm.NominalAnnual, ref faults);
        var currency = fields.Currency(ref faults);
        return new LoanTerms
        {
            Product = fields.Name(TermsFields.Product, ref faults),
            Currency = currency,
            Principal = fields.Amount(TermsFields.Principal, currency, ref faults) ?? 0,
            Rate = fields.AgreedRate(TermsFields.Rate, form, ref faults),
            Amortization = fields.Choice(TermsFields.Amortization, WireNames.Amortizations, default, ref faults),
            InterestMode = fields.Choice(TermsFields.InterestMode, WireNames.InterestModes, InterestMode.Scheduled, ref faults),
            Count = fields.Number(TermsFields.InstallmentCount, 1, EventLimits.MaxInstallments, ref faults) ?? 0,
            Frequency = fields.Choice(TermsFields.Frequency, WireNames.Frequencies, Frequency.Monthly, ref faults),
            FirstDueDate = fields.Date(TermsFields.FirstDueDate, ref faults) ?? default,
            DayCount = fields.Choice(TermsFields.DayCount, WireNames.DayCounts, DayCount.Actual365Fixed, ref faults),
            Calendar = fields.Name(TermsFields.Calendar, ref faults, otherwise: "none"),
            BusinessDays = fields.Choice(TermsFields.BusinessDays, WireNames.BusinessDays, BusinessDayConvention.Unadjusted, ref faults),
            AllocationOrder = fields.Allocation(ref faults),
            Rounding = fields.Choice(TermsFields.Rounding, WireNames.RoundingRules, RoundingRule.HalfEven, ref faults),
            InstallmentRounding = fields.OptionalChoice(TermsFields.InstallmentRounding, WireNames.RoundingRules, ref faults),
            Interval = fields.Number(TermsFields.Interval, 1, EventLimits.MaxInterval, ref faults) ?? 1,
            EndOfMonth = fields.Flag(TermsFields.EndOfMonth, ref faults),
            InstallmentMethod = fields.Choice(TermsFields.InstallmentMethod, WireNames.InstallmentMethods, InstallmentMethod.ClosedForm, ref faults),
            InstallmentAmount = fields.Amount(TermsFields.InstallmentAmount, currency, ref faults),
            InstallmentMultiple = fields.Amount(TermsFields.InstallmentMultiple, currency, ref faults),
            Balloon = fields.Amount(TermsFields.Balloon, currency, ref faults) ?? 0,
            PrincipalGrace = fields.Number(TermsFields.PrincipalGrace, 0, EventLimits.MaxInstallments, ref faults) ?? 0,
            InterestGrace = fields.Number(TermsFields.InterestGrace, 0, EventLimits.MaxInstallments, ref faults) ?? 0,
            InterestFree = fields.Number(TermsFields.InterestFree, 0, EventLimits.MaxInstallments, ref faults) ?? 0,
            Installments = fields.TryGet(TermsFields.Installments, out var installments) ? NestedTerms.Installments(installments, currency, ref faults) : [],
            Fees = fields.TryGet(TermsFields.Fees, out var fees) ? NestedTerms.Fees(fees, currency, ref faults) : [],
            LateCharges = fields.TryGet(TermsFields.LateCharges, out var late) ? NestedTerms.LateCharges(late, ref faults) : null,
            ExcessPayments = fields.Choice(TermsFields.ExcessPayments, WireNames.ExcessPayments, ExcessPayment.Credit, ref faults),
        };
    }

    private static TermsKind KindOf(ReadOnlySpan<byte> json, in JsonValue value, ref Faults faults)
    {
        var kind = TermsKind.Unknown;
        if (value.Kind == JsonKind.String && !WireNames.TermsKinds.TryParse(json.Slice(value.Start, value.Length), out kind))
        {
            faults.Note(RejectReason.InvalidTerm, TermsFields.NameOf(TermsFields.Kind));
        }

        return kind;
    }

    private static ulong WrongTypes(ReadOnlySpan<JsonValue> values, ulong known)
    {
        var wrong = 0UL;
        for (var field = 0; field < TermsFields.Count; field++)
        {
            var bit = 1UL << field;
            var asked = (bit & TermsFields.Numbers) != 0 ? JsonKind.Number
                : (bit & TermsFields.Arrays) != 0 ? JsonKind.Array
                : (bit & TermsFields.Objects) != 0 ? JsonKind.Object
                : field == TermsFields.EndOfMonth ? JsonKind.Literal
                : JsonKind.String;
            wrong |= values[field].Kind == asked ? 0 : bit;
        }

        return wrong & known;
    }
}
