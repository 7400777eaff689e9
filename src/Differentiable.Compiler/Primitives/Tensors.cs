using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Primitives;

/// <summary>
/// Methods of .NET's TensorPrimitives whose results are not, to the last bit, those of a loop: they are called for their values. They have no rules: what stands for such
/// a value declares the derivative of the loop (<see cref="Declared.StraightThrough"/>).
/// </summary>
public static class Tensors
{
    private const char Many = 'a';
    private const char One = 'n';

    private static readonly Dictionary<(string, int), Primitive> Reductions = new[]
    {
        ("Sum", 1), ("SumOfSquares", 1), ("SumOfMagnitudes", 1), ("Product", 1), ("Norm", 1), ("Average", 1), ("StdDev", 1),
        ("Dot", 2), ("Distance", 2), ("CosineSimilarity", 2), ("ProductOfSums", 2), ("ProductOfDifferences", 2),
    }.ToDictionary(static key => key, static key => Reduction(key.Item1, key.Item2));

    private static readonly string[] OfOne =
    [
        "Exp", "Exp2", "Exp10", "ExpM1", "Exp2M1", "Exp10M1", "Log", "Log2", "Log10", "LogP1", "Log2P1", "Log10P1",
        "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "SinPi", "CosPi", "TanPi", "AsinPi", "AcosPi", "AtanPi", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh",
        "Cbrt", "ReciprocalSqrt", "DegreesToRadians", "RadiansToDegrees", "Sigmoid", "SoftMax",
    ];

    private static readonly string[] OfTwo = ["Pow", "Atan2", "Atan2Pi", "Hypot", "Log"];

    private static readonly string[] OfThree = ["Lerp", "MultiplyAddEstimate"];

    // One for each name and each choice of which arguments are arrays.
    private static readonly Dictionary<(string, string), Primitive> Maps = new[] { OfOne, OfTwo, OfThree }
        .SelectMany(static (names, i) => names.SelectMany(name => Shapes(i + 1).Select(shape => (name, shape))))
        .ToDictionary(static key => key, static key => Map(key.name, key.shape));

    /// <summary>A number from one array or two; null if there is no such method.</summary>
    public static Primitive? FindReduction(string name, int arrays) => Reductions.TryGetValue((name, arrays), out Primitive? primitive) ? primitive : null;

    /// <summary>A new array, each element from those at its place in the arrays among the arguments, and from the numbers among them; null if there is no such method.</summary>
    public static Primitive? FindMap(string name, IEnumerable<IrType> arguments) =>
        Maps.TryGetValue((name, string.Concat(arguments.Select(static argument => argument.IsArray ? Many : One))), out Primitive? primitive) ? primitive : null;

    /// <summary>Whether there is a map of so many arguments.</summary>
    public static bool HasMap(string name, int arguments) => Maps.ContainsKey((name, new string(Many, arguments)));

    private static Primitive Reduction(string name, int arrays) => new()
    {
        Name = "tensor " + name,
        Stem = char.ToLowerInvariant(name[0]) + name.Substring(1),
        Signature = new([.. Enumerable.Repeat(SlotKind.Array, arrays)], [SlotKind.Real]),
        Form = new CSharpForm.TensorMethod(name),
        ReadsElements = true,
    };

    private static Primitive Map(string name, string shape) => new()
    {
        Name = "tensor " + name + (shape.Length > 1 ? " " + shape : ""),
        Stem = char.ToLowerInvariant(name[0]) + name.Substring(1),
        Signature = new([.. shape.Select(static kind => kind == Many ? SlotKind.Array : SlotKind.Real)], [SlotKind.NewArray]),
        Form = new CSharpForm.TensorMap(name),
        ReadsElements = true,
        IsFresh = true,
    };

    private static IEnumerable<string> Shapes(int arity)
    {
        IEnumerable<string> shapes = [""];

        for (int i = 0; i < arity; i++)
        {
            shapes = shapes.SelectMany(static shape => new[] { shape + Many, shape + One });
        }

        return shapes.Where(static shape => shape.IndexOf(Many) >= 0);
    }
}
