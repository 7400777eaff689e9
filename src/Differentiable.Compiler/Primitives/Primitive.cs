namespace Differentiable.Compiler.Primitives;

/// <summary>
/// An elementary function with everything that is known of it in one place: how C# names it, how it is written, its derivative as a linear map,
/// where its laws are tested. Lowering, emission, the interpreter, D, the law tests and docs/primitives.md all read this entry.
/// </summary>
/// <remarks>
/// The reference semantics are the .NET method of that name itself (the interpreter finds it by reflection); operators give theirs in
/// <see cref="Evaluate"/>.
/// </remarks>
public sealed class Primitive
{
    /// <summary>The unique name, as dumps write it.</summary>
    public required string Name { get; init; }

    /// <summary>The types.</summary>
    public required Signature Signature { get; init; }

    /// <summary>How C# writes an application.</summary>
    public required CSharpForm Form { get; init; }

    /// <summary>What a variable that holds the result is called where the user gave no name.</summary>
    public string Stem { get => field ?? CamelCase(Name); init; }

    /// <summary>The .NET methods that lower to this primitive, such as <c>System.Math.Sin</c>; the signature tells overloads apart.</summary>
    public string[] Methods { get; init; } = [];

    /// <summary>The derivative, or null where the result is passive or piecewise constant.</summary>
    public DerivativeRule? Rule { get; init; }

    /// <summary>The derivative as the documentation writes it, and the convention at points where it does not exist.</summary>
    public string Formula { get; init; } = "0";

    /// <summary>The ordinals of arguments in which the function is piecewise constant, although they are real.</summary>
    public int[] ConstantIn { get; init; } = [];

    /// <summary>Points for the law tests: where the function is smooth.</summary>
    public double[][] Samples { get; init; } = [];

    /// <summary>Points where the convention decides, with the partial derivatives that it gives.</summary>
    public Kink[] Kinks { get; init; } = [];

    /// <summary>Whether the derivative is zero although a real argument, the first, is what the result is made of: rounding, and the sign.</summary>
    public bool IsPiecewiseConstant { get; init; }

    /// <summary>Where the derivative in the first argument is infinite or does not exist; null if nowhere, or only where the value is not finite either and no remedy is known.</summary>
    public Singularity? Singularity { get; init; }

    /// <summary>Whether the result is kept between or on one side of other arguments.</summary>
    public bool Bounds { get; init; }

    /// <summary>The sign of the result; null where nothing is known of it.</summary>
    public SignRule? SignRule { get; init; }

    /// <summary>Whether an application can throw: then it is kept even where its result is not used.</summary>
    public bool MayThrow { get; init; }

    /// <summary>Whether an application writes to a buffer: then it is kept, and keeps its place.</summary>
    public bool HasEffect { get; init; }

    /// <summary>Whether an application reads elements: of a buffer, they may be others at another time.</summary>
    public bool ReadsElements { get; init; }

    /// <summary>Whether each application makes an array of its own.</summary>
    public bool IsFresh { get; init; }

    /// <summary>Whether an application sets the element of its first argument at the second to the third.</summary>
    public bool IsStore { get; init; }

    /// <summary>Whether that store adds to what the element was, and so leaves its cotangent as it is.</summary>
    public bool IsAccumulation { get; init; }

    /// <summary>Whether the result is a part of the first argument, not a copy of it: its cotangent is then the same part of the argument's.</summary>
    public bool IsView { get; init; }

    /// <summary>Of a view: the primitive that takes the same part of what is written to.</summary>
    public Primitive OfBuffer { get => field ?? this; init; }

    /// <summary>Whether the value is that of the first argument, and only the derivative is another: then it is no approximation of anything, and no law of differences holds.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>Whether swapping the two arguments changes nothing.</summary>
    public bool IsCommutative { get; init; }

    /// <summary>What constant folding computes; null where folding at build time could differ from the run time's result.</summary>
    public Func<double[], double>? Evaluate { get; init; }

    /// <summary>
    /// The primitives that compute the results one by one, with the same bits; empty where there are none. Computing the results together costs less than one by one.
    /// </summary>
    public IReadOnlyList<Primitive> Components { get; init; } = [];

    /// <summary>Whether a derivative can flow through the argument at this ordinal.</summary>
    public bool CarriesDerivative(int argument) =>
        Rule is not null && Signature.Parameters[argument] is (SlotKind.Real or SlotKind.Vector or SlotKind.Same or SlotKind.Any or SlotKind.Array or SlotKind.Matrix or SlotKind.Jagged) && !ConstantIn.Contains(argument);

    public override string ToString() => Name;

    private static string CamelCase(string name)
    {
        string[] words = name.Split(' ');
        return words[0].ToLowerInvariant() + string.Concat(words.Skip(1).Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
    }
}
