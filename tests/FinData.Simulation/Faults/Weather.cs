namespace FinData.Simulation;

/// <summary>How bad the world is: what fails how often, drawn once for each seed, and over when the run is to settle.</summary>
internal sealed class Weather
{
    private readonly Engine engine;
    private readonly TimeSpan usual;
    private readonly TimeSpan slow;
    private double slowness;

    public Weather(Engine engine)
    {
        this.engine = engine;
        StoreRefuses = Probability(0.1);
        AnswerIsLost = Probability(0.08);
        EffectIsLate = Probability(0.05);
        LogRefuses = Probability(0.05);
        MessageIsLost = Probability(0.1);
        MessageComesTwice = Probability(0.2);
        slowness = Probability(0.1);
        usual = TimeSpan.FromMilliseconds(engine.Random.Next(1, 20));
        slow = TimeSpan.FromSeconds(engine.Random.Next(1, 30));
    }

    public double StoreRefuses { get; private set; }

    public double AnswerIsLost { get; private set; }

    public double EffectIsLate { get; private set; }

    public double LogRefuses { get; private set; }

    public double MessageIsLost { get; private set; }

    public double MessageComesTwice { get; private set; }

    public bool IsStoreDown { get; set; }

    public bool IsLogDown { get; set; }

    /// <summary>How long something is on its way.</summary>
    public TimeSpan Delay() => engine.Chance(slowness) ? engine.Draw(usual, slow) : engine.Draw(TimeSpan.Zero, usual);

    public void Calm()
    {
        StoreRefuses = AnswerIsLost = EffectIsLate = LogRefuses = MessageIsLost = MessageComesTwice = slowness = 0;
        IsStoreDown = IsLogDown = false;
    }

    // A third of the seeds goes without the fault at all.
    private double Probability(double highest) => engine.Random.Next(3) == 0 ? 0 : engine.Random.NextDouble() * highest;
}
