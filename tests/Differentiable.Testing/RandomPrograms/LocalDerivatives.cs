namespace Differentiable.Testing.RandomPrograms;

/// <summary>The partial derivatives of one operation in its operands.</summary>
/// <param name="First">One for each operand.</param>
/// <param name="Second">A symmetric matrix, row by row; empty where all second derivatives are zero.</param>
internal sealed record LocalDerivatives(Partial[] First, Partial[] Second)
{
    /// <summary>The derivatives of a constant.</summary>
    public static LocalDerivatives None { get; } = new([], []);

    /// <summary>The derivatives of a function of one operand.</summary>
    public static LocalDerivatives Of(Partial first, Partial second) => new([first], [second]);

    /// <summary>The derivatives of a function of one operand, by formulas without cancellation.</summary>
    public static LocalDerivatives Of(double first, double second) => new([Partial.Of(first)], [Partial.Of(second)]);

    /// <summary>The derivatives of a function of two operands.</summary>
    public static LocalDerivatives Of(Partial firstX, Partial firstY, Partial secondXX, Partial secondXY, Partial secondYY) =>
        new([firstX, firstY], [secondXX, secondXY, secondXY, secondYY]);

    /// <summary>The derivatives of a function that is linear in a neighbourhood.</summary>
    public static LocalDerivatives Linear(params double[] first) => new([.. first.Select(static f => Partial.Of(f))], []);

    /// <summary>The second derivative in two operands.</summary>
    public Partial SecondAt(int row, int column) => Second.Length == 0 ? Partial.Zero : Second[(row * First.Length) + column];
}
