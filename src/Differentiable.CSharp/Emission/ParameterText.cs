using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Emission;

/// <summary>A parameter of a generated method, as its signature and its documentation write it.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it is for.</param>
internal sealed record ParameterText(string Type, string Name, string Role)
{
    /// <summary>The text of its default value, or null.</summary>
    public string? Default { get; init; }

    /// <summary>The type of a span of its elements, if it is an inline array.</summary>
    public IrType? Elements { get; init; }

    /// <summary>Whether it is no parameter but a local variable, which is returned.</summary>
    public bool IsLocal { get; init; }

    /// <summary>How an overload hands it on to another, made of its name.</summary>
    public Func<string, string> Handed { get; init; } = static name => name;
}
