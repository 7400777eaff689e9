using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Tests.Axioms;

/// <summary>
/// Functions from vectors to vectors of doubles as arrows of a category with products: composition, pairing and sums are built in the IR, and so are both derivatives.
/// </summary>
internal static class Arrows
{
    public static Function Identity(int n) => Make("id", n, static x => x);

    public static Function Projection(int n, int ordinal) => Make("projection", n, x => [x[ordinal]]);

    /// <summary>x to (0, ..., 0).</summary>
    public static Function Zero(int n, int m) => Make("zero", n, x => [.. Enumerable.Repeat(Literal.Of(0.0), m)]);

    /// <summary>g after f.</summary>
    public static Function Compose(Function g, Function f) => Build("composite", f.Parameters.Count, (ir, x) => Inline(ir, g, Inline(ir, f, x)));

    /// <summary>x to (f(x), g(x)).</summary>
    public static Function Pair(Function f, Function g) => Build("pair", f.Parameters.Count, (ir, x) => [.. Inline(ir, f, x), .. Inline(ir, g, x)]);

    /// <summary>x to f(x) + g(x).</summary>
    public static Function Sum(Function f, Function g) => Build(
        "sum", f.Parameters.Count, (ir, x) => [.. Inline(ir, f, x).Zip(Inline(ir, g, x), (left, right) => ir.Apply(Arithmetic.Add, left, right))]);

    /// <summary>D[f]: (x, v) to Df(x) v.</summary>
    public static Function D(Function f) => Derivative(Pushforward.Represent(Linearizer.Linearize(f)), f.Body.Results.Count);

    /// <summary>R[f]: (x, w) to Df(x)ᵀ w.</summary>
    public static Function R(Function f) => Derivative(Pullback.Represent(Linearizer.Linearize(f)), f.Body.Results.Count);

    /// <summary>R[f] as it is represented where D or R is applied to it again: what contains loops goes forward.</summary>
    public static Function InnerR(Function f) => Derivative(Modes.RepresentForNesting(Linearizer.Linearize(f), Mode.Vjp), f.Body.Results.Count);

    /// <summary>An arrow from the domain of n doubles, written with a builder.</summary>
    public static Function Build(string name, int n, Func<IrBuilder, IReadOnlyList<Atom>, IReadOnlyList<Atom>> body)
    {
        Variable[] parameters = [.. Enumerable.Range(0, n).Select(static i => new Variable("x" + i, IrType.Double))];
        IrBuilder ir = new(new NameSource(parameters.Select(static parameter => parameter.Name)));
        IReadOnlyList<Atom> results = body(ir, parameters);
        return new(name, [.. parameters], [.. parameters], ir.ToBlock(results));
    }

    /// <summary>The results of the function at the given atoms.</summary>
    public static IReadOnlyList<Atom> Inline(IrBuilder ir, Function function, IReadOnlyList<Atom> arguments)
    {
        (EquatableArray<Statement> statements, EquatableArray<Atom> results) = Splicer.Splice(function, arguments, ir.Names, origin: null);
        ir.AddRange(statements);
        return results;
    }

    private static Function Make(string name, int n, Func<IReadOnlyList<Atom>, IReadOnlyList<Atom>> results) => Build(name, n, (_, x) => results(x));

    /// <summary>The derivative without the value, which it is computed beside.</summary>
    private static Function Derivative(Function both, int values) =>
        Simplifier.Simplify(both with { Body = both.Body with { Results = both.Body.Results.Skip(values).ToEquatableArray() } });
}
