namespace FinData.Simulation;

/// <summary>Something that can run next.</summary>
/// <param name="Owner">The process that it belongs to, and that takes it along when it dies; null for the world around the processes.</param>
internal sealed record Work(VirtualProcess? Owner, string Label, Action Run);
