using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Primitives;

/// <summary>How signs combine: the rules that several primitives share.</summary>
public static class Signs
{
    public static Sign Always(IReadOnlyList<Atom> arguments, Func<Atom, Sign> signOf) => Sign.Positive;

    /// <summary>Of a function that is positive where its argument is not zero: |x|.</summary>
    public static Sign Magnitude(IReadOnlyList<Atom> arguments, Func<Atom, Sign> signOf) => AtLeastZero(signOf(arguments[0]));

    /// <summary>Of a function that has its first argument's sign: a copy, ∛x, sinh x.</summary>
    public static Sign OfFirst(IReadOnlyList<Atom> arguments, Func<Atom, Sign> signOf) => signOf(arguments[0]);

    public static Sign Sum(IReadOnlyList<Atom> arguments, Func<Atom, Sign> signOf) => (signOf(arguments[0]), signOf(arguments[1])) switch
    {
        (Sign.Unknown, _) or (_, Sign.Unknown) => Sign.Unknown,
        (Sign.Positive, _) or (_, Sign.Positive) => Sign.Positive,
        _ => Sign.NonNegative,
    };

    public static Sign Product(IReadOnlyList<Atom> arguments, Func<Atom, Sign> signOf) => arguments[0] == arguments[1]
        ? AtLeastZero(signOf(arguments[0]))
        : Weaker(signOf(arguments[0]), signOf(arguments[1]));

    public static Sign Quotient(IReadOnlyList<Atom> arguments, Func<Atom, Sign> signOf) => Weaker(signOf(arguments[0]), signOf(arguments[1]));

    public static Sign Smaller(IReadOnlyList<Atom> arguments, Func<Atom, Sign> signOf) => Weaker(signOf(arguments[0]), signOf(arguments[1]));

    public static Sign Larger(IReadOnlyList<Atom> arguments, Func<Atom, Sign> signOf) => Stronger(signOf(arguments[0]), signOf(arguments[1]));

    /// <summary>Of a value between two bounds.</summary>
    public static Sign Clamped(IReadOnlyList<Atom> arguments, Func<Atom, Sign> signOf) => Stronger(signOf(arguments[1]), Weaker(signOf(arguments[0]), signOf(arguments[2])));

    public static Sign Power(IReadOnlyList<Atom> arguments, Func<Atom, Sign> signOf) => arguments[1] is Literal { Type.IsFloatingPoint: true, Number: var exponent } && exponent % 2 == 0
        ? AtLeastZero(signOf(arguments[0]))
        : signOf(arguments[0]);

    public static Sign Weaker(Sign left, Sign right) => left < right ? left : right;

    private static Sign Stronger(Sign left, Sign right) => left > right ? left : right;

    private static Sign AtLeastZero(Sign sign) => Stronger(sign, Sign.NonNegative);
}
