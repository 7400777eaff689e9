namespace Differentiable.Testing.RandomPrograms;

/// <summary>
/// Builds expressions so that each operand has by itself the type that the tree says: of two operands at most one may be
/// converted implicitly, and an operand that alone decides the type of an operation may not.
/// </summary>
internal static class Build
{
    public static Expression Number(ScalarType type, double value) =>
        type == ScalarType.Float ? new Literal(type, (float)value) : new Literal(type, value);

    public static Expression Integer(ScalarType type, int value) =>
        type == ScalarType.Long ? new Literal(type, (long)value) : new Literal(type, value);

    public static Expression Reference(Variable variable) => new VariableReference(variable);

    public static Expression Minus(Expression operand) => new Unary(UnaryOperator.Minus, Explicit(operand));

    public static Expression Plus(Expression operand) => new Unary(UnaryOperator.Plus, Explicit(operand));

    public static Expression Not(Expression operand) => new Unary(UnaryOperator.Not, operand);

    public static Expression Arithmetic(BinaryOperator op, Expression left, Expression right) =>
        new Binary(left.Type, op, left, IsImplicit(left) ? Explicit(right) : right);

    public static Expression Relation(BinaryOperator op, Expression left, Expression right) =>
        new Binary(ScalarType.Bool, op, left, IsImplicit(left) ? Explicit(right) : right);

    public static Expression Logic(BinaryOperator op, Expression left, Expression right) =>
        new Binary(ScalarType.Bool, op, left, right);

    public static Expression Choose(Expression condition, Expression then, Expression otherwise) =>
        new Conditional(condition, then, IsImplicit(then) ? Explicit(otherwise) : otherwise);

    public static Expression Add(Expression left, Expression right) => Arithmetic(BinaryOperator.Add, left, right);

    /// <summary>An int plus a constant, which may be negative or zero.</summary>
    public static Expression Shifted(Expression integer, int constant) => constant switch
    {
        0 => integer,
        > 0 => Add(integer, Integer(ScalarType.Int, constant)),
        _ => Arithmetic(BinaryOperator.Subtract, integer, Integer(ScalarType.Int, -constant)),
    };

    public static Expression Multiply(Expression left, Expression right) => Arithmetic(BinaryOperator.Multiply, left, right);

    /// <summary>The expression with its outermost conversion written out, if it has one.</summary>
    public static Expression Explicit(Expression expression) =>
        expression is Conversion { IsExplicit: false } conversion ? conversion with { IsExplicit = true } : expression;

    private static bool IsImplicit(Expression expression) => expression is Conversion { IsExplicit: false };
}
