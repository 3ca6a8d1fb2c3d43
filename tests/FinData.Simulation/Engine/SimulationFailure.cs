namespace FinData.Simulation;

/// <summary>An invariant does not hold, or the run cannot go on. The message says which and where.</summary>
internal sealed class SimulationFailure(string message, Exception? inner = null) : Exception(message, inner)
{
    public static void Unless(bool condition, string message)
    {
        if (!condition)
        {
            throw new SimulationFailure(message);
        }
    }
}
