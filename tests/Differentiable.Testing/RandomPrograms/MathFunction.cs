namespace Differentiable.Testing.RandomPrograms;

/// <summary>A mathematical function: how C# computes it and what its derivatives are.</summary>
public sealed record MathFunction
{
    internal MathFunction(
        string name,
        int arity,
        Func<double[], double> evaluateDouble,
        Func<float[], float> evaluateSingle,
        Func<double[], double, LocalDerivatives> derive)
    {
        Name = name;
        Arity = arity;
        EvaluateDouble = evaluateDouble;
        EvaluateSingle = evaluateSingle;
        Derive = derive;
    }

    /// <summary>The name of the method.</summary>
    public string Name { get; }

    /// <summary>The number of operands.</summary>
    public int Arity { get; }

    /// <summary>The value in double precision.</summary>
    public Func<double[], double> EvaluateDouble { get; }

    /// <summary>The value in single precision.</summary>
    public Func<float[], float> EvaluateSingle { get; }

    /// <summary>The type that declares it, if that is neither <c>Math</c> nor a number's.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether it is declared by <c>Math</c>.</summary>
    public bool IsInMath { get; init; } = true;

    /// <summary>Whether <c>MathF</c> declares it.</summary>
    public bool IsInMathF { get; init; } = true;

    /// <summary>Whether <c>Math</c> declares overloads for other types, so that an argument's own type matters.</summary>
    public bool IsOverloaded { get; init; }

    /// <summary>Whether one of those overloads is for float.</summary>
    public bool HasFloatOverload { get; init; }

    /// <summary>The derivatives at the operands, given the value too. They serve both precisions.</summary>
    internal Func<double[], double, LocalDerivatives> Derive { get; }

    /// <summary>Whether the conventions leave the derivative open at a point.</summary>
    internal Func<double[], bool> IsAmbiguousAt { get; init; } = static _ => false;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
