namespace Differentiable.Testing.RandomPrograms;

/// <summary>
/// What a random program and its derivatives are worth. It interprets the program's tree, never its text, and throws what the
/// program throws.
/// </summary>
/// <remarks>
/// At kinks it follows the central convention: abs'(0) = 0, and ties of Max and Min give one half to each operand. A branch has
/// the derivative of the arm that was taken, and a loop that of the iterations that were run. Values and tangents of
/// type float are rounded to float after each operation.
/// For the bounds see <see cref="TangentWalk"/>.
/// </remarks>
public static class Oracle
{
    /// <summary>The value, the same bits as C# computes.</summary>
    public static double Value(RandomProgram program, object[] arguments) => Trace(program, arguments).Value;

    /// <summary>The derivatives in each active parameter, or each element of one that is an array.</summary>
    public static BoundedValue[] Gradient(RandomProgram program, object[] arguments) => Trace(program, arguments).Gradient();

    /// <summary>The derivative in a direction, which has one number for each active parameter and for each element of an active array.</summary>
    public static BoundedValue Jvp(RandomProgram program, object[] arguments, double[] direction) =>
        Trace(program, arguments).Jvp(direction);

    /// <summary>The Hessian times a direction, which has one number for each active parameter and for each element of an active array.</summary>
    public static BoundedValue[] Hvp(RandomProgram program, object[] arguments, double[] direction) =>
        Trace(program, arguments).Hvp(direction);

    /// <summary>One evaluation, from which all derivatives can be taken.</summary>
    public static OracleTrace Trace(RandomProgram program, object[] arguments) => Evaluator.Evaluate(program, arguments);
}
