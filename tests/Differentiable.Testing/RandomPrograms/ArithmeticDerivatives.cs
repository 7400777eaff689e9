namespace Differentiable.Testing.RandomPrograms;

/// <summary>The derivatives of the arithmetic operators.</summary>
internal static class ArithmeticDerivatives
{
    public static LocalDerivatives Of(BinaryOperator op, double x, double y, double value) => op switch
    {
        BinaryOperator.Add => LocalDerivatives.Linear(1, 1),
        BinaryOperator.Subtract => LocalDerivatives.Linear(1, -1),
        BinaryOperator.Multiply => LocalDerivatives.Of(Partial.Of(y), Partial.Of(x), Partial.Zero, Partial.Of(1), Partial.Zero),
        BinaryOperator.Divide => LocalDerivatives.Of(
            Partial.Of(1 / y),
            Partial.Of(-value / y, 2),
            Partial.Zero,
            Partial.Of(-1 / (y * y), 2),
            Partial.Of(2 * value / (y * y), 2)),
        BinaryOperator.Remainder => OfRemainder(x, y, value),
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    private static LocalDerivatives OfRemainder(double x, double y, double value)
    {
        double quotient = (x - value) / y;
        double magnitude = (Math.Abs(x) + Math.Abs(value)) / Math.Abs(y);

        // The second derivatives are zero, but code that differentiates the quotient gets there by cancellation.
        return LocalDerivatives.Of(
            Partial.Of(1),
            new Partial(-quotient, magnitude),
            Partial.Zero,
            new Partial(0, 2 / Math.Abs(y)),
            new Partial(0, 2 * magnitude / Math.Abs(y)));
    }
}
