namespace Differentiable.Compiler.Primitives;

/// <summary>
/// Methods of .NET's TensorPrimitives whose results are not, to the last bit, those of a loop: they are called for their values. They have no rules: what stands for such
/// a value declares the derivative of the loop (<see cref="Declared.StraightThrough"/>).
/// </summary>
public static class Tensors
{
    private static readonly Dictionary<(string, int), Primitive> Reductions = new[]
    {
        ("Sum", 1), ("SumOfSquares", 1), ("SumOfMagnitudes", 1), ("Product", 1), ("Norm", 1), ("Average", 1), ("Dot", 2), ("Distance", 2), ("CosineSimilarity", 2),
    }.ToDictionary(static key => key, static key => Reduction(key.Item1, key.Item2));

    private static readonly Dictionary<string, Primitive> Maps = new[]
    {
        "Exp", "Exp2", "Log", "Log2", "Log10", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Cbrt", "Sigmoid", "SoftMax",
    }.ToDictionary(static name => name, Map);

    /// <summary>A number from one array or two; null if there is no such method.</summary>
    public static Primitive? FindReduction(string name, int arrays) => Reductions.TryGetValue((name, arrays), out Primitive? primitive) ? primitive : null;

    /// <summary>A new array from one that is as long; null if there is no such method.</summary>
    public static Primitive? FindMap(string name) => Maps.TryGetValue(name, out Primitive? primitive) ? primitive : null;

    private static Primitive Reduction(string name, int arrays) => new()
    {
        Name = "tensor " + name,
        Stem = char.ToLowerInvariant(name[0]) + name.Substring(1),
        Signature = new([.. Enumerable.Repeat(SlotKind.Array, arrays)], [SlotKind.Real]),
        Form = new CSharpForm.TensorMethod(name),
        ReadsElements = true,
    };

    private static Primitive Map(string name) => new()
    {
        Name = "tensor " + name,
        Stem = char.ToLowerInvariant(name[0]) + name.Substring(1),
        Signature = new([SlotKind.Array], [SlotKind.NewArray]),
        Form = new CSharpForm.TensorMap(name),
        ReadsElements = true,
        IsFresh = true,
    };
}
