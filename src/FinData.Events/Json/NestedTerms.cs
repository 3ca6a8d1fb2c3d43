using FinData.Lending;

namespace FinData.Events;

/// <summary>Reads the objects within terms: installments, fees, late charges, tiers, the minimum balance.</summary>
internal static class NestedTerms
{
    // A fee schedule or a tier table is a handful of rows.
    public const int MaxRows = 64;

    private delegate T ReadItem<T>(ReadOnlySpan<byte> json, Currency currency, RateForm form, ref Faults faults);

    public static ValueList<CustomInstallment> Installments(ReadOnlySpan<byte> json, Currency currency, ref Faults faults)
        => Items(json, EventLimits.MaxInstallments, InstallmentFields.Names.Path, currency, default, ReadInstallment, ref faults);

    public static ValueList<FeeTerms> Fees(ReadOnlySpan<byte> json, Currency currency, ref Faults faults)
        => Items(json, MaxRows, FeeFields.Names.Path, currency, default, ReadFee, ref faults);

    public static ValueList<RateTier> Tiers(ReadOnlySpan<byte> json, Currency currency, RateForm form, ref Faults faults)
        => Items(json, MaxRows, TierFields.Names.Path, currency, form, ReadTier, ref faults);

    public static LateCharges LateCharges(ReadOnlySpan<byte> json, ref Faults faults)
    {
        Span<JsonValue> values = stackalloc JsonValue[5];
        var fields = ObjectValues.Scan<LateChargeFields>(json, values, ref faults);
        var form = fields.Choice(LateChargeFields.RateForm, WireNames.RateForms, RateForm.NominalAnnual, ref faults);
        return new LateCharges
        {
            FixedShare = fields.Rate(LateChargeFields.FixedShare, default, ref faults)?.Value ?? 0,
            Rate = fields.Rate(LateChargeFields.Rate, form, ref faults) ?? Rate.Of(0, form),
            DayCount = fields.Choice(LateChargeFields.DayCount, WireNames.DayCounts, DayCount.Actual365Fixed, ref faults),
            GraceDays = fields.Number(LateChargeFields.GraceDays, 0, EventLimits.MaxGraceDays, ref faults) ?? 0,
        };
    }

    public static MinimumBalanceFee MinimumBalance(ReadOnlySpan<byte> json, Currency currency, ref Faults faults)
    {
        Span<JsonValue> values = stackalloc JsonValue[2];
        var fields = ObjectValues.Scan<MinimumBalanceFields>(json, values, ref faults);
        return new MinimumBalanceFee(
            fields.Amount(MinimumBalanceFields.Minimum, currency, ref faults) ?? 0, fields.Amount(MinimumBalanceFields.Fee, currency, ref faults) ?? 0);
    }

    private static CustomInstallment ReadInstallment(ReadOnlySpan<byte> json, Currency currency, RateForm form, ref Faults faults)
    {
        Span<JsonValue> values = stackalloc JsonValue[3];
        var fields = ObjectValues.Scan<InstallmentFields>(json, values, ref faults);
        return new CustomInstallment(
            fields.Date(InstallmentFields.DueDate, ref faults) ?? default,
            fields.Amount(InstallmentFields.Principal, currency, ref faults, canBeZero: true) ?? 0,
            fields.Amount(InstallmentFields.Interest, currency, ref faults, canBeZero: true));
    }

    private static FeeTerms ReadFee(ReadOnlySpan<byte> json, Currency currency, RateForm form, ref Faults faults)
    {
        Span<JsonValue> values = stackalloc JsonValue[5];
        var fields = ObjectValues.Scan<FeeFields>(json, values, ref faults);
        return new FeeTerms(
            fields.Name(FeeFields.Name, ref faults),
            fields.Choice(FeeFields.Timing, WireNames.FeeTimings, default, ref faults),
            fields.Amount(FeeFields.Amount, currency, ref faults),
            fields.Rate(FeeFields.Share, default, ref faults)?.Value,
            fields.Date(FeeFields.Date, ref faults));
    }

    private static RateTier ReadTier(ReadOnlySpan<byte> json, Currency currency, RateForm form, ref Faults faults)
    {
        Span<JsonValue> values = stackalloc JsonValue[2];
        var fields = ObjectValues.Scan<TierFields>(json, values, ref faults);
        return new RateTier(
            fields.Amount(TierFields.Above, currency, ref faults) ?? 0, fields.Rate(TierFields.Rate, form, ref faults, canBeNegative: true) ?? Rate.Of(0, form));
    }

    private static ValueList<T> Items<T>(
        ReadOnlySpan<byte> json, int most, string path, Currency currency, RateForm form, ReadItem<T> read, ref Faults faults)
        where T : IEquatable<T>
    {
        var list = new List<T>();
        var items = new JsonItems(json);
        while (items.MoveNext())
        {
            if (items.Kind != JsonKind.Object)
            {
                faults.Note(RejectReason.WrongFieldType, path);
            }
            else if (list.Count == most)
            {
                faults.Note(RejectReason.InvalidTerm, path);
                break;
            }
            else
            {
                list.Add(read(items.Item, currency, form, ref faults));
            }
        }

        return ValueList.Of<T>([.. list]);
    }
}
