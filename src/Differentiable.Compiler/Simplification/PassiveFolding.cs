using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Simplification;

/// <summary>
/// Computes integers, truth values and conversions of integers from literals: what the counters and the conditions of loops are made of. A result that does not fit
/// its type is left to the run time, which knows whether to throw.
/// </summary>
internal static class PassiveFolding
{
    private static readonly Dictionary<Primitive, Func<long, long, long?>> Binary = WithVariants(new()
    {
        [Integers.Add] = static (x, y) => x + y,
        [Integers.Subtract] = static (x, y) => x - y,
        [Integers.Multiply] = static (x, y) => x * y,
        [Integers.Divide] = static (x, y) => y == 0 ? null : x / y,
        [Integers.Remainder] = static (x, y) => y == 0 ? null : x % y,
        [Integers.And] = static (x, y) => x & y,
        [Integers.Or] = static (x, y) => x | y,
        [Integers.Xor] = static (x, y) => x ^ y,
    });

    private static readonly Dictionary<Primitive, Func<int, bool>> Comparisons = new()
    {
        [Logic.Less] = static order => order < 0,
        [Logic.LessOrEqual] = static order => order <= 0,
        [Logic.Greater] = static order => order > 0,
        [Logic.GreaterOrEqual] = static order => order >= 0,
        [Logic.Equal] = static order => order == 0,
        [Logic.NotEqual] = static order => order != 0,
    };

    public static Replacement? Fold(Let let)
    {
        if (let.Targets.Count != 1 || !AreKnown(let))
        {
            return null;
        }

        Literal[] arguments = [.. let.Arguments.Cast<Literal>()];
        return Value(let, arguments) is { } value ? Replacement.By(value) : null;
    }

    private static Literal? Value(Let let, Literal[] arguments) => let.Primitive switch
    {
        var primitive when primitive == Conversions.Convert => Converted(arguments[0], let.Target.Type),
        var primitive when Comparisons.TryGetValue(primitive, out Func<int, bool>? holds) => Literal.Of(holds(arguments[0].Bits.CompareTo(arguments[1].Bits))),
        var primitive when Binary.TryGetValue(primitive, out Func<long, long, long?>? compute) => Fitting(compute(arguments[0].Bits, arguments[1].Bits), let.Target.Type),
        _ => null,
    };

    private static bool AreKnown(Let let)
    {
        for (int i = 0; i < let.Arguments.Count; i++)
        {
            if (let.Arguments[i] is not Literal { Type: var type } || !IsKnown(type))
            {
                return false;
            }
        }

        return true;
    }

    // Of integers, only the 32-bit ones: their sums and products are exact in 64 bits.
    private static bool IsKnown(IrType type) => type == IrType.Int32 || type == IrType.Boolean;

    private static Literal? Fitting(long? value, IrType type) => type == IrType.Int32 && value is >= int.MinValue and <= int.MaxValue ? Literal.Of((int)value) : null;

    private static Literal? Converted(Literal integer, IrType type) => type switch
    {
        _ when integer.Type != IrType.Int32 => null,
        { Kind: IrTypeKind.Double } => Literal.Of((double)(int)integer.Bits),
        { Kind: IrTypeKind.Single } => Literal.Of((float)(int)integer.Bits),
        _ => null,
    };

    private static Dictionary<Primitive, Func<long, long, long?>> WithVariants(Dictionary<Primitive, Func<long, long, long?>> plain)
    {
        Dictionary<Primitive, Func<long, long, long?>> all = new(plain);

        foreach (KeyValuePair<Primitive, Primitive> variant in Integers.Checked.Concat(Integers.Unchecked))
        {
            if (plain.TryGetValue(variant.Key, out Func<long, long, long?>? compute))
            {
                all[variant.Value] = compute;
            }
        }

        return all;
    }
}
