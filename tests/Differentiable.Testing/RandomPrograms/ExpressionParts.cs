namespace Differentiable.Testing.RandomPrograms;

/// <summary>The operands of an expression, and how to build it again from other operands of the same types.</summary>
internal sealed record ExpressionParts(IReadOnlyList<Expression> Children, Func<IReadOnlyList<Expression>, Expression> Rebuild)
{
    /// <summary>The parts of an expression.</summary>
    public static ExpressionParts Of(Expression expression) => expression.Accept(Visitor.Instance);

    /// <summary>An expression and all its operands.</summary>
    public static IEnumerable<Expression> All(Expression expression) =>
        Of(expression).Children.SelectMany(All).Prepend(expression);

    private sealed class Visitor : IExpressionVisitor<ExpressionParts>
    {
        public static Visitor Instance { get; } = new();

        public ExpressionParts VisitLiteral(Literal literal) => new([], _ => literal);

        public ExpressionParts VisitVariableReference(VariableReference reference) => new([], _ => reference);

        public ExpressionParts VisitUnary(Unary unary) => new([unary.Operand], c => unary with { Operand = c[0] });

        public ExpressionParts VisitBinary(Binary binary) =>
            new([binary.Left, binary.Right], c => binary with { Left = c[0], Right = c[1] });

        public ExpressionParts VisitConversion(Conversion conversion) =>
            new([conversion.Operand], c => conversion with { Operand = c[0] });

        public ExpressionParts VisitConditional(Conditional conditional) => new(
            [conditional.Condition, conditional.Then, conditional.Else],
            c => conditional with { Condition = c[0], Then = c[1], Else = c[2] });

        public ExpressionParts VisitMathCall(MathCall call) => new(call.Arguments, c => call with { Arguments = c });

        public ExpressionParts VisitPassiveCall(PassiveCall call) => new([call.Argument], c => call with { Argument = c[0] });

        public ExpressionParts VisitMethodCall(MethodCall call) => new(
            [.. call.Arguments.Select(static a => a.Value)],
            c => call with { Arguments = [.. call.Arguments.Select((a, i) => a with { Value = c[i] })] });

        public ExpressionParts VisitIncrement(Increment increment) => new([], _ => increment);

        public ExpressionParts VisitElement(Element element) =>
            new([element.Array, element.Index], c => element with { Array = c[0], Index = c[1] });

        public ExpressionParts VisitLengthOf(LengthOf length) => new([length.Array], static c => new LengthOf(c[0]));

        public ExpressionParts VisitPart(Part part) => part.Second is { } second
            ? new([part.Array, part.Start, second], c => part with { Array = c[0], Start = c[1], Second = c[2] })
            : new([part.Array, part.Start], c => part with { Array = c[0], Start = c[1] });

        public ExpressionParts VisitNewArray(NewArray array) => array.Count is { } count
            ? new([count], c => array with { Count = c[0] })
            : new(array.Elements, c => array with { Elements = c });
    }
}
