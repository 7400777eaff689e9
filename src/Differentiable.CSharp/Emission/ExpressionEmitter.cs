using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.CSharp.Lowering;

namespace Differentiable.CSharp.Emission;

/// <summary>Applications of primitives as C# expressions. Knows operators and their precedence, no function by name.</summary>
internal sealed class ExpressionEmitter
{
    private const string Tensors = "global::System.Numerics.Tensors.TensorPrimitives.";

    private static readonly Dictionary<string, Precedence> Infix = new()
    {
        ["||"] = Precedence.Or,
        ["&&"] = Precedence.And,
        ["|"] = Precedence.BitOr,
        ["^"] = Precedence.BitXor,
        ["&"] = Precedence.BitAnd,
        ["=="] = Precedence.Equality,
        ["!="] = Precedence.Equality,
        ["<"] = Precedence.Relational,
        ["<="] = Precedence.Relational,
        [">"] = Precedence.Relational,
        [">="] = Precedence.Relational,
        ["<<"] = Precedence.Shift,
        [">>"] = Precedence.Shift,
        [">>>"] = Precedence.Shift,
        ["+"] = Precedence.Additive,
        ["-"] = Precedence.Additive,
        ["*"] = Precedence.Multiplicative,
        ["/"] = Precedence.Multiplicative,
        ["%"] = Precedence.Multiplicative,
    };

    private readonly Dictionary<Variable, CodeText> _folded = [];

    /// <summary>From now on the variable is written as this expression: it is used once, and pure.</summary>
    public void Fold(Variable variable, CodeText text) => _folded[variable] = text;

    public CodeText Of(Atom atom) => atom switch
    {
        Variable variable => _folded.TryGetValue(variable, out CodeText folded) ? folded : new(Identifiers.Escape(variable.Name), Precedence.Primary),
        Literal literal => OfLiteral(LiteralText.Of(literal)),
        NamedConstant constant => new(constant.Name, Precedence.Primary),
        _ => throw new InvalidOperationException("Unknown atom " + atom),
    };

    public CodeText Of(Let let) => Of(let.Primitive.Form, let);

    private static CodeText OfLiteral(string text) => new(text, text[0] is '-' or '(' ? Precedence.Unary : Precedence.Primary);

    private CodeText Of(CSharpForm form, Let let)
    {
        IReadOnlyList<Atom> x = let.Arguments;

        switch (form)
        {
            case CSharpForm.Method method:
                string name = "global::" + (IsSingle(let) ? method.ForSingle : method.ForDouble);
                return new($"{name}({string.Join(", ", x.Select(argument => Of(argument).Text))})", Precedence.Primary);

            case CSharpForm.LanesMethod method:
                string lanes = ClassOf(x[0].Type.IsLanes ? x[0].Type : let.Target.Type);
                return new($"{lanes}.{method.Name}({string.Join(", ", x.Select(argument => Of(argument).Text))})", Precedence.Primary);

            case CSharpForm.ArrayMethod method:
                string element = (x[0].Type.Element ?? let.Target.Type.Element)!.Name;
                return new($"global::Differentiable.Arrays.{method.Name}<{element}>({string.Join(", ", x.Select(argument => Of(argument).Text))})", Precedence.Primary);

            case CSharpForm.TensorMethod method:
                return new($"{Tensors}{method.Name}<{let.Target.Type.Name}>({string.Join(", ", x.Select(argument => Of(argument).Text))})", Precedence.Primary);

            case CSharpForm.TensorMap method:
                return new($"{Tensors}{method.Name}<{let.Target.Type.Element!.Name}>({string.Join(", ", x.Append(let.Target).Select(argument => Of(argument).Text))})", Precedence.Primary);

            case CSharpForm.ElementAccess:
                return new($"{Of(x[0]).As(Precedence.Primary)}[{Of(x[1]).Text}]", Precedence.Primary);

            case CSharpForm.Member member:
                return new($"{Of(x[0]).As(Precedence.Primary)}.{member.Name}", Precedence.Primary);

            case CSharpForm.Infix infix:
                string token = TokenOf(infix.Token, x[0].Type);
                Precedence precedence = Infix[token];
                return new($"{Of(x[0]).As(precedence)} {token} {Divisor(token, x[1]) ?? Of(x[1]).As(precedence + 1)}", precedence);

            case CSharpForm.Prefix prefix:
                string operand = Of(x[0]).As(Precedence.Unary);
                return new(operand[0] == '-' && prefix.Token == "-" ? $"-({operand})" : prefix.Token + operand, Precedence.Unary);

            case CSharpForm.Wrapped wrapped:
                return new($"{wrapped.Keyword}({Of(wrapped.Inner, let).Text})", Precedence.Primary);

            case CSharpForm.Select:
                return new($"{Of(x[0]).As(Precedence.Or)} ? {Of(x[1]).As(Precedence.Or)} : {Of(x[2]).As(Precedence.Conditional)}", Precedence.Conditional);

            case CSharpForm.Cast:
                string source = Of(x[0]).As(Precedence.Unary);

                // (T)-1 does not parse where T is a name.
                return new($"({let.Target.Type.Name}){(source[0] == '-' ? $"({source})" : source)}", Precedence.Unary);

            default:
                throw new InvalidOperationException("Unknown form " + form);
        }
    }

    // C# does not compile an integer division by a constant zero, which throws where the method comes to it.
    private static string? Divisor(string token, Atom divisor) => token is "/" or "%" && divisor is Literal { Type.Kind: IrTypeKind.Integer, Bits: 0 } zero
        ? $"global::System.Math.Min({LiteralText.Of(zero)}, {LiteralText.Of(zero)})"
        : null;

    /// <summary>The class beside the type: Vector256 beside Vector256 of double.</summary>
    private static string ClassOf(IrType lanes) => lanes.Name.Substring(0, lanes.Name.IndexOf('<'));

    // Both sides are computed or pure, so the short-circuit form means the same and reads as what the user wrote.
    private static string TokenOf(string token, IrType operand) => (token, operand.Kind) switch
    {
        ("&", IrTypeKind.Boolean) => "&&",
        ("|", IrTypeKind.Boolean) => "||",
        _ => token,
    };

    private static bool IsSingle(Let let) => let.Primitive.Signature.ScalarType(let.Arguments).Kind == IrTypeKind.Single;
}
