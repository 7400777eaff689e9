namespace AdBench.Ba;

/// <summary>Which camera saw which point.</summary>
public readonly record struct Observation(int Camera, int Point);
