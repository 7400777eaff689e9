namespace Differentiable.Generator.Tests.Robustness;

/// <summary>A named C# source of the corpus.</summary>
internal sealed record Sample(string Name, string Source)
{
    /// <summary>The usings that every hand-written sample starts with.</summary>
    public static Sample Of(string name, string members) => new(name, "using System;\nusing Differentiable;\n\n" + members);

    public override string ToString() => $"// {Name}\n{Source}";
}
