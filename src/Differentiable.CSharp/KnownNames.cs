namespace Differentiable.CSharp;

/// <summary>The runtime's members as the compiler knows them: by metadata name only, in this one file.</summary>
public static class KnownNames
{
    public const string DifferentiableAttribute = "Differentiable.DifferentiableAttribute";
    public const string NoDerivativeAttribute = "Differentiable.NoDerivativeAttribute";
    public const string DerivativeOfAttribute = "Differentiable.DerivativeOfAttribute";
    public const string DerivativeRuleAttribute = "Differentiable.DerivativeRuleAttribute";

    /// <summary>The generator: the paths of the files that it writes contain its name.</summary>
    public const string Generator = "Differentiable.Generator.DifferentiableGenerator";

    /// <summary>The property of <see cref="DifferentiableAttribute"/> that asks for more derivatives.</summary>
    public const string Also = "Also";

    /// <summary>The property of <see cref="DifferentiableAttribute"/> and <see cref="DerivativeOfAttribute"/> that says how a gradient is computed.</summary>
    public const string Gradient = "Gradient";

    /// <summary>The property of <see cref="DifferentiableAttribute"/> that bounds what loops remember.</summary>
    public const string LoopMemory = "LoopMemory";

    /// <summary>The property of <see cref="DifferentiableAttribute"/> that says which loops are written out.</summary>
    public const string LoopUnrolling = "LoopUnrolling";

    /// <summary>The property of <see cref="DerivativeOfAttribute"/> that selects parameters.</summary>
    public const string WithRespectTo = "WithRespectTo";

    /// <summary>What Differentiable.Loops.Loop gives a loop to run backwards, in bytes.</summary>
    public const int OuterLoopMemory = 56 * 1024;

    /// <summary>The same for a loop inside of another.</summary>
    public const int InnerLoopMemory = 8 * 1024;

    /// <summary>The tool's name in GeneratedCodeAttribute.</summary>
    public const string Tool = "Differentiable";
}
