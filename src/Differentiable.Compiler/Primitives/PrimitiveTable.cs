using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Primitives;

/// <summary>All primitives, and the way from a .NET method to its primitive.</summary>
public static class PrimitiveTable
{
    public static IReadOnlyList<Primitive> All { get; } =
    [
        .. Arithmetic.All, .. StrongZeros.All, .. Exponentials.All, .. Powers.All, .. Trigonometry.All, .. Hyperbolics.All, .. Kinked.All,
        .. PiecewiseConstant.All, .. Declared.All, .. Logic.All, .. Conversions.All, .. Integers.All, .. Lanes.All, .. Arrays.All,
    ];

    private static ILookup<string, Primitive> ByMethod { get; } = All
        .SelectMany(static primitive => primitive.Methods, static (primitive, method) => (primitive, method))
        .ToLookup(static pair => pair.method, static pair => pair.primitive);

    /// <summary>The primitive that a call of a static method is, or null.</summary>
    /// <param name="method">The containing type's full name and the method's, such as <c>System.Math.Sin</c>.</param>
    /// <param name="arguments">The parameter types: they tell overloads apart.</param>
    public static Primitive? Find(string method, IReadOnlyList<IrType> arguments) =>
        ByMethod[method].FirstOrDefault(primitive => primitive.Signature.Accepts(arguments));
}
