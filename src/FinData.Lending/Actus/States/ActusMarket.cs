namespace FinData.Lending;

/// <summary>What was observed in the market: values of risk factors by their code, in the order of time.</summary>
public sealed class ActusMarket
{
    private readonly Dictionary<string, List<(DateTime Time, decimal Value)>> series = new(StringComparer.Ordinal);

    public static ActusMarket Empty { get; } = new([]);

    public ActusMarket(IEnumerable<(string Code, DateTime Time, decimal Value)> observations)
    {
        foreach (var (code, time, value) in observations)
        {
            if (!series.TryGetValue(code, out var values))
            {
                series.Add(code, values = []);
            }

            values.Add((time, value));
        }

        foreach (var values in series.Values)
        {
            values.Sort(static (a, b) => a.Time.CompareTo(b.Time));
        }
    }

    /// <summary>The value observed at the scheduled time; else the last one that was known when the event took place.</summary>
    internal decimal Observe(string attribute, string code, in ActusScheduled at)
    {
        if (!series.TryGetValue(code, out var values))
        {
            throw new ActusException($"dataObserved: '{code}' is missing, which {attribute} names");
        }

        var (scheduled, known) = (at.Scheduled, at.Time);
        var index = values.FindLastIndex(value => value.Time == scheduled);
        index = index < 0 ? values.FindLastIndex(value => value.Time <= known) : index;
        return index >= 0
            ? values[index].Value
            : throw new ActusException($"dataObserved: '{code}' has no value at {ActusTime.Format(scheduled)} or before, which {attribute} asks for");
    }
}
