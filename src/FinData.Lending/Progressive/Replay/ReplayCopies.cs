namespace FinData.Lending.Progressive;

/// <summary>Copies of what a replay holds, each made once, so that they point at each other as the originals do.</summary>
internal sealed class ReplayCopies
{
    private readonly Dictionary<ScheduleLine, ScheduleLine> lines = [];
    private readonly Dictionary<EntryRun, EntryRun> runs = [];

    internal ScheduleLine Of(ScheduleLine line)
    {
        if (!lines.TryGetValue(line, out var copy))
        {
            copy = line.Clone();
            lines.Add(line, copy);
        }

        return copy;
    }

    internal EntryRun Of(EntryRun run)
    {
        if (!runs.TryGetValue(run, out var copy))
        {
            copy = new EntryRun
            {
                Entry = run.Entry,
                Type = run.Type,
                Date = run.Date,
                SubmittedOn = run.SubmittedOn,
                Sequence = run.Sequence,
                Amount = run.Amount,
                ReAge = run.ReAge,
                Handling = run.Handling,
                Parts = run.Parts,
                Overpayment = run.Overpayment,
                IsVoid = run.IsVoid,
            };
            copy.Allocations.AddRange(run.Allocations.Select(allocation => (Of(allocation.Line), allocation.Parts)));
            copy.ChargesPaid.AddRange(run.ChargesPaid);
            runs.Add(run, copy);
        }

        return copy;
    }

    internal ChargeRun Of(ChargeRun charge)
    {
        var copy = new ChargeRun(charge.Entry) { Amount = charge.Amount, Paid = charge.Paid, Waived = charge.Waived };
        copy.Shares.AddRange(charge.Shares.Select(share => (Of(share.Line), share.Amount)));
        return copy;
    }
}
