namespace FinData.Cli.Conformance;

/// <summary>How a foreign case ended.</summary>
internal enum ConformanceStatus
{
    /// <summary>Every figure that the case states is the engine's figure.</summary>
    Agree = 1,

    /// <summary>At least one figure is another one.</summary>
    Differ,

    /// <summary>The case asks for something that cannot be evaluated here. Never used to hide a difference: nothing of such a case counts as checked.</summary>
    Unsupported,
}
