namespace Differentiable.Testing.RandomPrograms;

/// <summary>The functions with kinks, under the central convention, and the piecewise constant ones.</summary>
public static class PiecewiseFunctions
{
    /// <summary>Math.Abs; its derivative at 0 is 0.</summary>
    public static MathFunction Abs { get; } =
        SmoothFunctions.Unary("Abs", Math.Abs, MathF.Abs, static (x, _) => LocalDerivatives.Linear(Math.Sign(x))) with
        {
            IsOverloaded = true,
            HasFloatOverload = true,
        };

    /// <summary>Math.Max; a tie gives one half to each operand.</summary>
    public static MathFunction Max { get; } = Choice("Max", Math.Max, MathF.Max, static (x, y) => ShareOfLarger(x, y));

    /// <summary>Math.Min; a tie gives one half to each operand.</summary>
    public static MathFunction Min { get; } = Choice("Min", Math.Min, MathF.Min, static (x, y) => ShareOfLarger(y, x));

    /// <summary>Math.MaxMagnitude; it passes the operand of the larger magnitude.</summary>
    public static MathFunction MaxMagnitude { get; } =
        Choice("MaxMagnitude", Math.MaxMagnitude, MathF.MaxMagnitude, static (x, y) => ShareOfLarger(Math.Abs(x), Math.Abs(y))) with
        {
            IsOverloaded = false,
            HasFloatOverload = false,
            IsAmbiguousAt = static x => Math.Abs(x[0]) == Math.Abs(x[1]),
        };

    /// <summary>Math.MinMagnitude; it passes the operand of the smaller magnitude.</summary>
    public static MathFunction MinMagnitude { get; } =
        Choice("MinMagnitude", Math.MinMagnitude, MathF.MinMagnitude, static (x, y) => ShareOfLarger(Math.Abs(y), Math.Abs(x))) with
        {
            IsOverloaded = false,
            HasFloatOverload = false,
            IsAmbiguousAt = static x => Math.Abs(x[0]) == Math.Abs(x[1]),
        };

    /// <summary>Math.Clamp, which has the derivative of <c>Min(Max(x, low), high)</c>.</summary>
    public static MathFunction Clamp { get; } = new(
        "Clamp", 3, static x => Math.Clamp(x[0], x[1], x[2]), static x => Math.Clamp(x[0], x[1], x[2]), DeriveClamp)
    {
        IsInMathF = false,
        IsOverloaded = true,
        HasFloatOverload = true,
    };

    /// <summary>Math.CopySign; its derivative is sign(x) * sign(y) in x and 0 in y.</summary>
    public static MathFunction CopySign { get; } = new(
        "CopySign",
        2,
        static x => Math.CopySign(x[0], x[1]),
        static x => MathF.CopySign(x[0], x[1]),
        static (x, _) => LocalDerivatives.Linear(Math.Sign(x[0]) * Math.CopySign(1, x[1]), 0))
    {
        IsAmbiguousAt = static x => x[1] == 0,
    };

    /// <summary>Math.Floor.</summary>
    public static MathFunction Floor { get; } = Step("Floor", Math.Floor, MathF.Floor);

    /// <summary>Math.Ceiling.</summary>
    public static MathFunction Ceiling { get; } = Step("Ceiling", Math.Ceiling, MathF.Ceiling);

    /// <summary>Math.Round, to even.</summary>
    public static MathFunction Round { get; } = Step("Round", Math.Round, MathF.Round);

    /// <summary>Math.Truncate.</summary>
    public static MathFunction Truncate { get; } = Step("Truncate", Math.Truncate, MathF.Truncate);

    private static MathFunction Step(string name, Func<double, double> evaluate, Func<float, float> evaluateSingle) =>
        SmoothFunctions.Unary(name, evaluate, evaluateSingle, static (_, _) => LocalDerivatives.Linear(0)) with { IsOverloaded = true };

    private static MathFunction Choice(
        string name, Func<double, double, double> evaluate, Func<float, float, float> evaluateSingle, Func<double, double, double> share) =>
        new(
            name,
            2,
            x => evaluate(x[0], x[1]),
            x => evaluateSingle(x[0], x[1]),
            (x, _) => share(x[0], x[1]) is var part ? LocalDerivatives.Linear(part, 1 - part) : LocalDerivatives.None)
        {
            IsOverloaded = true,
            HasFloatOverload = true,
        };

    private static double ShareOfLarger(double x, double y) => x > y ? 1 : x < y ? 0 : 0.5;

    private static LocalDerivatives DeriveClamp(double[] operands, double value)
    {
        double raised = Math.Max(operands[0], operands[1]);
        double shareOfX = ShareOfLarger(operands[0], operands[1]);
        double shareOfRaised = ShareOfLarger(operands[2], raised);
        return LocalDerivatives.Linear(shareOfRaised * shareOfX, shareOfRaised * (1 - shareOfX), 1 - shareOfRaised);
    }
}
