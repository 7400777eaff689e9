namespace Differentiable.Testing.RandomPrograms;

/// <summary>What random programs may contain and how they are printed.</summary>
public sealed record RandomProgramOptions
{
    /// <summary>Everything, under the default names.</summary>
    public static RandomProgramOptions Default { get; } = new();

    /// <summary>The language features that may occur.</summary>
    public RandomProgramFeatures Features { get; init; } = RandomProgramFeatures.Scalars;

    /// <summary>Whether each program leaves out some of the features, chosen at random.</summary>
    public bool VariesFeatures { get; init; } = true;

    /// <summary>The largest number of statements of the entry method, nested ones included.</summary>
    public int MaximumStatements { get; init; } = 40;

    /// <summary>The largest number of parameters of the entry method.</summary>
    public int MaximumParameters { get; init; } = 6;

    /// <summary>The attribute on the entry method, without brackets.</summary>
    public string EntryAttribute { get; init; } = "Differentiable(Derivatives.Default | Derivatives.Hvp)";

    /// <summary>The attribute on an entry method that is differentiated in an array, which has no Hessian; null for the same one.</summary>
    public string? ArrayEntryAttribute { get; init; }

    /// <summary>Features that no program leaves out.</summary>
    public RandomProgramFeatures RequiredFeatures { get; init; }

    /// <summary>The attribute on the other methods of active values, without brackets.</summary>
    public string HelperAttribute { get; init; } = "Differentiable";

    /// <summary>Whether the entry method stands there twice more: returning an array, and filling a span (<see cref="EntryForm"/>).</summary>
    public bool HasArrayForms { get; init; }

    /// <summary>What the seed follows in the name of a program's namespace.</summary>
    public string NamespacePrefix { get; init; } = "RandomProgram";

    /// <summary>Whether every one of the given features may occur.</summary>
    public bool Allows(RandomProgramFeatures features) => (Features & features) == features;
}
