using System.Globalization;
using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Interpretation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Verification;

namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>One application of a primitive as a function of its own, with its derivatives. All numbers are given and returned as doubles.</summary>
internal sealed class PrimitiveFunction
{
    private static readonly IrType Rounding = new(IrTypeKind.Enum, "global::System.MidpointRounding");

    private PrimitiveFunction(Function primal)
    {
        Linearization linearization = Linearizer.Linearize(primal);
        Primal = primal;
        RawJvp = Verified(Pushforward.Represent(linearization));
        RawVjp = Verified(Pullback.Represent(linearization));
        Jvp = Verified(Simplifier.Simplify(RawJvp));
        Vjp = Verified(Simplifier.Simplify(RawVjp));
    }

    public Function Primal { get; }

    public Function RawJvp { get; }

    public Function RawVjp { get; }

    /// <summary>(x, v) to (f(x), Df(x) v), simplified: what is emitted.</summary>
    public Function Jvp { get; }

    /// <summary>(x, w) to (f(x), Df(x)ᵀ w), simplified.</summary>
    public Function Vjp { get; }

    /// <summary>The ordinals of the arguments in which the primitive is differentiated.</summary>
    public int[] Active => [.. Enumerable.Range(0, Primal.Parameters.Count).Where(i => Primal.ActiveParameters.Contains(Primal.Parameters[i]))];

    public int ResultCount => Primal.Body.Results.Count;

    public static PrimitiveFunction InDouble(Primitive primitive) => new(Apply(primitive, IrType.Double));

    public static PrimitiveFunction InSingle(Primitive primitive) => new(Apply(primitive, IrType.Single));

    public static double[] Run(Function function, params IEnumerable<double> arguments) => [.. Interpreter
        .Run(function, [.. function.Parameters.Zip(arguments, static (parameter, argument) => Argument(parameter.Type, argument))])
        .Select(static result => Convert.ToDouble(result, CultureInfo.InvariantCulture))];

    public double[] Value(double[] x) => Run(Primal, x);

    /// <summary>The tangents of the results.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="v">A tangent for each active argument.</param>
    public double[] Push(double[] x, double[] v) => Run(Jvp, [.. x, .. v])[ResultCount..];

    /// <summary>The cotangents of the active arguments.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="w">A cotangent for each result.</param>
    public double[] Pull(double[] x, double[] w) => Run(Vjp, [.. x, .. w])[ResultCount..];

    /// <summary>The partial derivatives, row by row: by unit tangents.</summary>
    public double[][] JacobianByPushforward(double[] x)
    {
        double[][] columns = [.. Active.Select((_, i) => Push(x, Unit(Active.Length, i)))];
        return [.. Enumerable.Range(0, ResultCount).Select(row => columns.Select(column => column[row]).ToArray())];
    }

    /// <summary>The partial derivatives, row by row: by unit cotangents.</summary>
    public double[][] JacobianByPullback(double[] x) => [.. Enumerable.Range(0, ResultCount).Select(row => Pull(x, Unit(ResultCount, row)))];

    public static double[] Unit(int count, int ordinal) => [.. Enumerable.Range(0, count).Select(i => i == ordinal ? 1.0 : 0)];

    private static Function Apply(Primitive primitive, IrType real)
    {
        Variable[] parameters = [.. primitive.Signature.Parameters.Select((slot, i) => new Variable("x" + i, TypeOf(slot, real)))];
        IEnumerable<Variable> active = parameters.Where((parameter, i) => parameter.Type.IsFloatingPoint && primitive.Signature.Parameters[i] != SlotKind.Any);
        Variable[] targets = [.. primitive.Signature.Results.Select((slot, i) => new Variable("y" + i, TypeOf(slot, real)))];
        Block body = new([new Let([.. targets], primitive, [.. parameters], null)], [.. targets]);
        return Verified(new("F", [.. parameters], active.ToEquatableArray(), body));
    }

    internal static IrType TypeOf(SlotKind slot, IrType real) => slot switch
    {
        SlotKind.Int32 => IrType.Int32,
        SlotKind.Boolean => IrType.Boolean,
        SlotKind.Enum => Rounding,
        _ => real,
    };

    private static object Argument(IrType type, double number) => type.Kind switch
    {
        IrTypeKind.Double => number,
        IrTypeKind.Single => (float)number,
        IrTypeKind.Boolean => number != 0,
        _ => (int)number,
    };

    private static Function Verified(Function function)
    {
        Assert.Empty(IrVerifier.Verify(function));
        return function;
    }
}
