using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Simplification;

/// <summary>Identities of arithmetic that hold bit for bit, NaN, infinities and -0 included. There is no 0 * x = 0 among them: zeros are structural.</summary>
internal static class Algebra
{
    private static readonly Dictionary<Primitive, Func<Let, Scope, Replacement?>> Rules = new()
    {
        [Arithmetic.Add] = static (let, scope) => Add(let.Arguments[0], let.Arguments[1], scope),
        [Arithmetic.Subtract] = static (let, scope) => Subtract(let.Arguments[0], let.Arguments[1], scope),
        [Arithmetic.Multiply] = static (let, scope) => Multiply(let.Arguments[0], let.Arguments[1]),
        [Arithmetic.Divide] = static (let, scope) => IsNumber(let.Arguments[1], 1) ? Replacement.By(let.Arguments[0]) : null,
        [Arithmetic.Negate] = static (let, scope) => Negated(let.Arguments[0], scope) is { } inner ? Replacement.By(inner) : null,
        [StrongZeros.Multiply] = static (let, scope) => StrongMultiply(let.Arguments[0], let.Arguments[1]),
        [StrongZeros.Divide] = static (let, scope) => StrongDivide(let.Arguments[0], let.Arguments[1]) ?? DivideOnce(let.Arguments[0], let.Arguments[1], scope),
        [Logic.Select] = static (let, scope) => Select(let.Arguments[0], let.Arguments[1], let.Arguments[2]),
        [Logic.Not] = static (let, scope) => Not(let.Arguments[0], scope),
        [Logic.And] = static (let, scope) => Absorb(let, neutral: true),
        [Logic.Or] = static (let, scope) => Absorb(let, neutral: false),
    };

    public static Replacement? Simplify(Let let, Scope scope) =>
        let.Primitive.IsDeclared && scope.IsFinal
            ? Replacement.By(let.Arguments[0])
            : Rules.TryGetValue(let.Primitive, out Func<Let, Scope, Replacement?>? rule) ? rule(let, scope) : null;

    private static Replacement? Add(Atom x, Atom y, Scope scope)
    {
        if (Negated(y, scope) is { } subtrahend)
        {
            return Replacement.By(Arithmetic.Subtract, x, subtrahend);
        }

        return Negated(x, scope) is { } other ? Replacement.By(Arithmetic.Subtract, y, other) : null;
    }

    private static Replacement? Subtract(Atom x, Atom y, Scope scope) =>
        Negated(y, scope) is { } summand ? Replacement.By(Arithmetic.Add, x, summand) : null;

    private static Replacement? Multiply(Atom x, Atom y) => (x, y) switch
    {
        _ when IsNumber(x, 1) => Replacement.By(y),
        _ when IsNumber(y, 1) => Replacement.By(x),
        _ when IsNumber(x, -1) => Replacement.By(Arithmetic.Negate, y),
        _ when IsNumber(y, -1) => Replacement.By(Arithmetic.Negate, x),
        _ => null,
    };

    // A vector that is known not to be zero needs no strong zero, and neither does a factor that is known to be finite.
    private static Replacement? StrongMultiply(Atom vector, Atom factor) => (vector, factor) switch
    {
        (Literal { Number: 0 }, _) => Replacement.By(vector),
        (_, Literal { Number: 0 }) => Replacement.By(vector.Type == factor.Type ? factor : Literal.Default(vector.Type)),
        (Literal known, _) when IsFinite(known) => Replacement.By(Arithmetic.Multiply, vector, factor),
        (_, Literal literal) when IsFinite(literal) => Replacement.By(Arithmetic.Multiply, factor, vector),
        _ => null,
    };

    private static Replacement? StrongDivide(Atom vector, Atom divisor) => (vector, divisor) switch
    {
        (Literal { Number: 0 }, _) => Replacement.By(vector),
        (Literal, _) => Replacement.By(Arithmetic.Divide, vector, divisor),
        (_, Literal literal) when IsFinite(literal) && literal.Number != 0 => Replacement.By(Arithmetic.Divide, vector, divisor),
        _ => null,
    };

    // (t / (n / d)) / d = t / n: the derivative of log(n / d) in n. One division waits for another; and where d is zero or infinite the quotient has lost n, the
    // derivative has not. Strong quotients occur in derivatives only, so no primal changes its bits.
    private static Replacement? DivideOnce(Atom vector, Atom divisor, Scope scope) =>
        scope.DefinitionOf(vector) is { } outer && outer.Primitive == StrongZeros.Divide
        && scope.DefinitionOf(outer.Arguments[1]) is { } quotient && quotient.Primitive == Arithmetic.Divide && quotient.Arguments[1] == divisor
            ? Replacement.By(StrongZeros.Divide, outer.Arguments[0], quotient.Arguments[0])
            : null;

    private static Replacement? Select(Atom condition, Atom first, Atom second) => (condition, first == second) switch
    {
        (_, true) => Replacement.By(first),
        (Literal literal, _) => Replacement.By(literal.Truth ? first : second),
        _ => null,
    };

    private static Replacement? Not(Atom operand, Scope scope) => operand is Literal literal
        ? Replacement.By(Literal.Of(!literal.Truth))
        : scope.DefinitionOf(operand) is { } inner && inner.Primitive == Logic.Not ? Replacement.By(inner.Arguments[0]) : null;

    private static Replacement? Absorb(Let let, bool neutral)
    {
        for (int i = 0; i < 2; i++)
        {
            if (let.Arguments[i] is Literal literal)
            {
                return Replacement.By(literal.Truth == neutral ? let.Arguments[1 - i] : literal);
            }
        }

        return null;
    }

    private static Atom? Negated(Atom atom, Scope scope) =>
        scope.DefinitionOf(atom) is { } definition && definition.Primitive == Arithmetic.Negate ? definition.Arguments[0] : null;

    private static bool IsNumber(Atom atom, double value) => atom is Literal literal && literal.Is(value);

    private static bool IsFinite(Literal literal) => !double.IsNaN(literal.Number) && !double.IsInfinity(literal.Number);
}
