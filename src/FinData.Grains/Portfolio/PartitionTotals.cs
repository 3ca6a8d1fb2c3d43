using System.Collections.Immutable;
using System.Text.Json;
using FinData.Lending;

namespace FinData.Grains;

/// <summary>Running sums over one partition's contracts by kind, product, currency, status and delinquency bucket. Kept by the pump; saved with each checkpoint.</summary>
internal sealed class PartitionTotals
{
    private readonly Dictionary<Key, FiguresSum> sums = [];

    // Neighbours in a checkpoint mostly share terms and status: the last sum found saves hashing three names for each.
    private ContractTerms? lastTerms;
    private ContractStatus lastStatus;
    private DelinquencyBucket lastBucket;
    private FiguresSum? lastSum;

    /// <summary>A contract moved from one summary to another: its old share goes, its new one comes.</summary>
    public void Move(in PositionSummary before, in PositionSummary after)
    {
        if (before.Counts)
        {
            SumOf(before).Remove(before.Figures);
        }

        if (after.Counts)
        {
            SumOf(after).Add(after.Figures);
        }
    }

    public ImmutableArray<PortfolioLine> ToLines()
        => [.. sums
            .Where(static s => s.Value.Contracts != 0)
            .OrderBy(static s => s.Key.Kind, StringComparer.Ordinal)
            .ThenBy(static s => s.Key.Product, StringComparer.Ordinal)
            .ThenBy(static s => s.Key.Currency, StringComparer.Ordinal)
            .ThenBy(static s => s.Key.Status)
            .ThenBy(static s => s.Key.Bucket)
            .Select(static s => LineOf(s.Key, s.Value))];

    /// <summary>Sums that were saved before there were buckets hold overdue contracts in none: they have to be summed again.</summary>
    public bool LackBuckets => sums.Any(static s => s.Key is { Status: ContractStatus.Overdue, Bucket: DelinquencyBucket.Current } && s.Value.Contracts != 0);

    public void Clear()
    {
        sums.Clear();
        lastSum = null;
    }

    /// <summary>Ids of the contracts in quarantine that a checkpoint has saved.</summary>
    public static ImmutableSortedSet<string> QuarantinedOf(PartitionLease? checkpoint)
        => checkpoint is null || checkpoint.Totals.IsEmpty ? [] : DocumentOf(checkpoint.Totals.Span).Quarantined.ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>Replaces the sums by those that <see cref="Write"/> wrote.</summary>
    /// <param name="quarantined">Ids of the contracts in quarantine.</param>
    public PartitionCounters Read(ReadOnlySpan<byte> saved, out ImmutableArray<string> quarantined)
    {
        if (saved.IsEmpty)
        {
            quarantined = [];
            return new PartitionCounters();
        }

        var document = DocumentOf(saved);
        quarantined = document.Quarantined;
        Clear();
        foreach (var line in document.Lines)
        {
            sums.Add(new Key(line.Kind, line.Product, line.Currency, line.Status, line.Bucket), new FiguresSum(
                CurrencyOf(line.Currency), line.Contracts, line.Balance, line.PrincipalOutstanding, line.Overdue, line.AccruedInterest));
        }

        return document.Counters;
    }

    public byte[] Write(PartitionCounters counters, ImmutableArray<PortfolioLine> lines, IEnumerable<string> quarantined)
        => JsonSerializer.SerializeToUtf8Bytes(new Document { Lines = lines, Counters = counters, Quarantined = [.. quarantined] }, FinDataJson.Options);

    private static Document DocumentOf(ReadOnlySpan<byte> saved)
        => JsonSerializer.Deserialize<Document>(saved, FinDataJson.Options) ?? throw new InvalidDataException("Saved totals are empty.");

    private FiguresSum SumOf(in PositionSummary summary)
    {
        var (status, bucket) = (summary.Status, summary.Figures.Bucket);
        if (lastSum is null || !ReferenceEquals(summary.Terms, lastTerms) || status != lastStatus || bucket != lastBucket)
        {
            var currency = summary.Terms?.Currency ?? default;
            var key = new Key(summary.Kind, summary.Terms?.Product ?? "", currency.Code, status, bucket);
            if (!sums.TryGetValue(key, out lastSum))
            {
                sums.Add(key, lastSum = new FiguresSum(currency));
            }

            (lastTerms, lastStatus, lastBucket) = (summary.Terms, status, bucket);
        }

        return lastSum;
    }

    // Contracts that were never opened have none.
    private static Currency CurrencyOf(string code) => code.Length == 0 ? default : Currency.Parse(code);

    private static PortfolioLine LineOf(Key key, FiguresSum sum) => new()
    {
        Kind = key.Kind,
        Product = key.Product,
        Currency = key.Currency,
        Status = key.Status,
        Bucket = key.Bucket,
        Contracts = sum.Contracts,
        Balance = sum.Balance,
        AccruedInterest = sum.AccruedInterest,
        PrincipalOutstanding = sum.PrincipalOutstanding,
        Overdue = sum.Overdue,
    };

    private readonly record struct Key(string Kind, string Product, string Currency, ContractStatus Status, DelinquencyBucket Bucket);

    private sealed class Document
    {
        public required ImmutableArray<PortfolioLine> Lines { get; init; }

        public required PartitionCounters Counters { get; init; }

        /// <summary>Documents from before contracts in quarantine were listed have none.</summary>
        public ImmutableArray<string> Quarantined { get; init; } = [];
    }
}
