using System.Collections.Immutable;
using System.Text.Json;
using FinData.Lending;

namespace FinData.Grains;

/// <summary>Running sums over one partition's contracts by kind, product, currency, status and delinquency bucket. Kept by the pump; saved with each checkpoint.</summary>
internal sealed class PartitionTotals
{
    private readonly Dictionary<Key, Sum> sums = [];

    // Neighbours in a checkpoint mostly share terms and status: the last sum found saves hashing three names for each.
    private ContractTerms? lastTerms;
    private ContractStatus lastStatus;
    private DelinquencyBucket lastBucket;
    private Sum? lastSum;

    /// <summary>A contract moved from one summary to another: its old share goes, its new one comes.</summary>
    public void Move(in PositionSummary before, in PositionSummary after)
    {
        Add(before, -1);
        Add(after, 1);
    }

    public ImmutableArray<PortfolioLine> ToLines()
        => [.. sums
            .Where(static s => s.Value.Contracts != 0)
            .OrderBy(static s => s.Key.Kind, StringComparer.Ordinal)
            .ThenBy(static s => s.Key.Product, StringComparer.Ordinal)
            .ThenBy(static s => s.Key.Currency, StringComparer.Ordinal)
            .ThenBy(static s => s.Key.Status)
            .ThenBy(static s => s.Key.Bucket)
            .Select(static s => s.Value.ToLine(s.Key))];

    /// <summary>Sums that were saved before there were buckets hold overdue contracts in none: they have to be summed again.</summary>
    public bool LackBuckets => sums.Any(static s => s.Key is { Status: ContractStatus.Overdue, Bucket: DelinquencyBucket.Current } && s.Value.Contracts != 0);

    public void Clear()
    {
        sums.Clear();
        lastSum = null;
    }

    /// <summary>Replaces the sums by those that <see cref="Write"/> wrote.</summary>
    public PartitionCounters Read(ReadOnlySpan<byte> saved)
    {
        if (saved.IsEmpty)
        {
            return new PartitionCounters();
        }

        var document = JsonSerializer.Deserialize<Document>(saved, FinDataJson.Options) ?? throw new InvalidDataException("Saved totals are empty.");
        Clear();
        foreach (var line in document.Lines)
        {
            sums.Add(new Key(line.Kind, line.Product, line.Currency, line.Status, line.Bucket), new Sum(line));
        }

        return document.Counters;
    }

    public byte[] Write(PartitionCounters counters, ImmutableArray<PortfolioLine> lines)
        => JsonSerializer.SerializeToUtf8Bytes(new Document { Lines = lines, Counters = counters }, FinDataJson.Options);

    private void Add(in PositionSummary summary, int sign)
    {
        if (!summary.Counts)
        {
            return;
        }

        if (lastSum is null || !ReferenceEquals(summary.Terms, lastTerms) || summary.Status != lastStatus || summary.Bucket != lastBucket)
        {
            var key = new Key(summary.Kind, summary.Terms?.Product ?? "", summary.Terms?.Currency.Code ?? "", summary.Status, summary.Bucket);
            if (!sums.TryGetValue(key, out lastSum))
            {
                sums.Add(key, lastSum = new Sum());
            }

            (lastTerms, lastStatus, lastBucket) = (summary.Terms, summary.Status, summary.Bucket);
        }

        lastSum.Add(summary, sign);
    }

    private readonly record struct Key(string Kind, string Product, string Currency, ContractStatus Status, DelinquencyBucket Bucket);

    private sealed class Document
    {
        public required ImmutableArray<PortfolioLine> Lines { get; init; }

        public required PartitionCounters Counters { get; init; }
    }

    private sealed class Sum
    {
        private decimal balance;
        private decimal accrued;
        private decimal principal;
        private decimal overdue;

        public Sum()
        {
        }

        public Sum(in PortfolioLine line)
            => (Contracts, balance, accrued, principal, overdue)
                = (line.Contracts, line.Balance, line.AccruedInterest, line.PrincipalOutstanding, line.Overdue);

        public long Contracts { get; private set; }

        public void Add(in PositionSummary summary, int sign)
        {
            Contracts += sign;
            balance += sign < 0 ? -summary.Balance : summary.Balance;
            accrued += sign < 0 ? -summary.AccruedInterest : summary.AccruedInterest;
            if (summary.PrincipalOutstanding != 0 || summary.Overdue != 0)
            {
                principal += sign * summary.PrincipalOutstanding;
                overdue += sign * summary.Overdue;
            }
        }

        public PortfolioLine ToLine(Key key) => new()
        {
            Kind = key.Kind,
            Product = key.Product,
            Currency = key.Currency,
            Status = key.Status,
            Bucket = key.Bucket,
            Contracts = Contracts,
            Balance = balance,
            AccruedInterest = accrued,
            PrincipalOutstanding = principal,
            Overdue = overdue,
        };
    }
}
