namespace FinData.Grains;

/// <summary>Known mistakes, for the simulation to show that it finds them. Set where a test builds its own <see cref="PumpContext"/>, and nowhere else.</summary>
[Flags]
internal enum PlantedBugs
{
    None = 0,

    /// <summary>Events that a position already took in are folded again.</summary>
    SkipsWatermark = 1,

    /// <summary>A pump whose checkpoint was refused goes on as if it had been written.</summary>
    IgnoresEpoch = 2,
}
