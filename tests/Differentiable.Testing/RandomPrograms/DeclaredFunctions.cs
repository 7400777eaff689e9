namespace Differentiable.Testing.RandomPrograms;

/// <summary>The runtime's functions whose derivative is what they say it is.</summary>
public static class DeclaredFunctions
{
    /// <summary>Derivative.Stop: the value, and no derivative.</summary>
    public static MathFunction Stop { get; } =
        new("Stop", 1, static x => x[0], static x => x[0], static (_, _) => LocalDerivatives.Linear(0)) { Owner = "Derivative", IsOverloaded = true };

    /// <summary>Derivative.StraightThrough: the value of one, the derivative of the other.</summary>
    public static MathFunction StraightThrough { get; } =
        new("StraightThrough", 2, static x => x[0], static x => x[0], static (_, _) => LocalDerivatives.Linear(0, 1)) { Owner = "Derivative", IsOverloaded = true };
}
