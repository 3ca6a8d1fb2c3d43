namespace FinData.Lending;

/// <summary>The technical specification's schedule function S(s, c, T, B).</summary>
internal static class ActusSchedule
{
    /// <summary>Daily events for a century; more is a mistake in the terms.</summary>
    private const int MaxTimes = 40_000;

    /// <summary>
    /// Times from the anchor on, one every cycle, before the end; the end itself if it belongs to the schedule. With a long last stub, the last time before the
    /// end goes when the cycle doesn't meet the end, but no schedule is left with fewer than two times, as the published results have it. Without a cycle,
    /// only anchor and end are left (dictionary, "cycleOfInterestPayment").
    /// </summary>
    internal static List<DateTime> Times(DateTime? anchor, ActusCycle? cycle, DateTime end, bool endOfMonth, bool includeEnd)
    {
        var times = new List<DateTime>();
        if (anchor is { } start && cycle is { } period)
        {
            var next = start;
            while (next < end)
            {
                times.Add(next);
                if (times.Count > MaxTimes)
                {
                    throw new ActusException($"a schedule from {ActusTime.Format(start)} to {ActusTime.Format(end)} has more than {MaxTimes} times; take a longer cycle");
                }

                next = period.After(start, times.Count, endOfMonth);
            }

            if (period.IsLongStub && times.Count > (includeEnd ? 1 : 2) && next != end)
            {
                times.RemoveAt(times.Count - 1);
            }
        }
        else if (anchor < end)
        {
            times.Add(anchor.Value);
        }

        if (includeEnd)
        {
            times.Add(end);
        }

        return times;
    }
}
