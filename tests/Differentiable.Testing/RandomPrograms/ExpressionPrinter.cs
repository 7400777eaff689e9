using System.Globalization;

namespace Differentiable.Testing.RandomPrograms;

/// <summary>An expression to C# text, with no more parentheses than it needs, so that precedence is tested too.</summary>
internal sealed class ExpressionPrinter : IExpressionVisitor<(string Text, int Precedence)>
{
    private readonly MethodHost _host;

    private ExpressionPrinter(MethodHost host) => _host = host;

    public static string Print(Expression expression, MethodHost host) => expression.Accept(new ExpressionPrinter(host)).Text;

    public (string Text, int Precedence) VisitLiteral(Literal literal) => (
        literal.Value switch
        {
            double number => number.ToString("R", CultureInfo.InvariantCulture) is var digits && digits.AsSpan().ContainsAny('.', 'E')
                ? digits
                : $"{digits}.0",
            float number => $"{number.ToString("R", CultureInfo.InvariantCulture)}f",
            int index when literal.Type == ScalarType.Enum => $"{ScalarTypes.EnumName}.{ScalarTypes.EnumMembers[index]}",
            int number => number.ToString(CultureInfo.InvariantCulture),
            long number => $"{number.ToString(CultureInfo.InvariantCulture)}L",
            bool flag => flag ? "true" : "false",
            string text => $"\"{text}\"",
            _ => throw new InvalidOperationException($"A literal of type {literal.Type} has no text."),
        },
        OperatorSyntax.Primary);

    public (string Text, int Precedence) VisitVariableReference(VariableReference reference)
    {
        Variable variable = reference.Variable;
        bool isForeign = variable.IsField && _host != MethodHost.Program;
        return (isForeign ? $"{MethodHost.Program}.{variable.Name}" : variable.Name, OperatorSyntax.Primary);
    }

    public (string Text, int Precedence) VisitUnary(Unary unary) =>
        (unary.Operator.Symbol() + PrefixOperand(unary.Operand), OperatorSyntax.Unary);

    public (string Text, int Precedence) VisitBinary(Binary binary)
    {
        int precedence = binary.Operator.Precedence();
        string left = Operand(binary.Left, precedence);
        string right = Operand(binary.Right, precedence + 1);
        return ($"{left} {binary.Operator.Symbol()} {right}", precedence);
    }

    public (string Text, int Precedence) VisitConversion(Conversion conversion) => conversion.IsExplicit
        ? ($"({conversion.Type.Name()}){PrefixOperand(conversion.Operand)}", OperatorSyntax.Unary)
        : conversion.Operand.Accept(this);

    public (string Text, int Precedence) VisitConditional(Conditional conditional)
    {
        string condition = Operand(conditional.Condition, OperatorSyntax.Conditional + 1);
        string then = Operand(conditional.Then, OperatorSyntax.Conditional + 1);
        string otherwise = Operand(conditional.Else, OperatorSyntax.Conditional);
        return ($"{condition} ? {then} : {otherwise}", OperatorSyntax.Conditional);
    }

    public (string Text, int Precedence) VisitMathCall(MathCall call)
    {
        string arguments = string.Join(", ", call.Arguments.Select(a => Operand(a, 0)));
        return ($"{call.Holder}.{call.Function.Name}({arguments})", OperatorSyntax.Primary);
    }

    public (string Text, int Precedence) VisitPassiveCall(PassiveCall call) =>
        ($"{call.Holder}.{call.Function.Name}({Operand(call.Argument, 0)})", OperatorSyntax.Primary);

    public (string Text, int Precedence) VisitMethodCall(MethodCall call)
    {
        string qualifier = call.Method.Host == _host ? "" : $"{call.Method.Host}.";
        string arguments = string.Join(", ", call.Arguments.Select(ArgumentText));
        return ($"{qualifier}{call.Method.Name}({arguments})", OperatorSyntax.Primary);
    }

    public (string Text, int Precedence) VisitIncrement(Increment increment)
    {
        string symbol = increment.IsDecrement ? "--" : "++";
        string name = increment.Variable.Name;
        return increment.IsPrefix ? (symbol + name, OperatorSyntax.Unary) : (name + symbol, OperatorSyntax.Primary);
    }

    public (string Text, int Precedence) VisitElement(Element element)
    {
        string index = element.IsFromEnd ? $"^{Operand(element.Index, OperatorSyntax.Primary)}" : Operand(element.Index, 0);
        return ($"{Operand(element.Array, OperatorSyntax.Primary)}[{index}]", OperatorSyntax.Primary);
    }

    public (string Text, int Precedence) VisitLengthOf(LengthOf length) =>
        ($"{Operand(length.Array, OperatorSyntax.Primary)}.Length", OperatorSyntax.Primary);

    public (string Text, int Precedence) VisitPart(Part part)
    {
        string array = Operand(part.Array, OperatorSyntax.Primary);
        if (part.Syntax == PartSyntax.Range)
        {
            string end = part.Second is { } second ? (part.IsFromEnd ? "^" : "") + Operand(second, OperatorSyntax.Primary) : "";
            return ($"{array}[{Operand(part.Start, OperatorSyntax.Primary)}..{end}]", OperatorSyntax.Primary);
        }

        string count = part.Second is { } number ? $", {Operand(number, 0)}" : "";
        return ($"{array}.{part.Syntax}({Operand(part.Start, 0)}{count})", OperatorSyntax.Primary);
    }

    public (string Text, int Precedence) VisitNewArray(NewArray array)
    {
        string type = array.Type.Name();
        string elements = string.Join(", ", array.Elements.Select(e => Operand(e, 0)));
        string text = array.Syntax switch
        {
            NewArraySyntax.Sized => $"new {type}[{Operand(array.Count!, 0)}]",
            NewArraySyntax.StackAlloc => $"stackalloc {type}[{Operand(array.Count!, 0)}]",
            NewArraySyntax.Initializer => $"new {type}[] {{ {elements} }}",
            NewArraySyntax.Inferred => $"new[] {{ {elements} }}",
            NewArraySyntax.Collection => $"[{elements}]",
            _ => throw new InvalidOperationException($"No such syntax: {array.Syntax}."),
        };
        return (text, OperatorSyntax.Primary);
    }

    private string ArgumentText(Argument argument)
    {
        // A comparison stands in parentheses because F(a < b, c > (d)) would be read as a generic call.
        string value = Operand(argument.Value, argument.Value.Type == ScalarType.Bool ? OperatorSyntax.Unary : 0);
        return argument.IsNamed ? $"{argument.Parameter.Variable.Name}: {value}" : value;
    }

    private string Operand(Expression expression, int minimumPrecedence)
    {
        (string text, int precedence) = expression.Accept(this);
        return precedence < minimumPrecedence ? $"({text})" : text;
    }

    /// <summary>The operand of a prefix operator. A second prefix stands in parentheses, because two signs are a decrement.</summary>
    private string PrefixOperand(Expression expression) => Operand(expression, OperatorSyntax.Primary);
}
