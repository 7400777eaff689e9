using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Models;

/// <summary>One result of a differentiable method: what it returns, or an element of the tuple that it returns.</summary>
/// <param name="Name">The name of the element; empty where it has none.</param>
/// <param name="Type">Its type.</param>
public sealed record ResultHeader(string Name, IrType Type)
{
    /// <summary>The inline array that it is, as signatures write it; null if it is none.</summary>
    public string? InlineType { get; init; }

    /// <summary>How many elements there are in that.</summary>
    public int InlineLength { get; init; }

    /// <summary>Whether it is an array that is made or handed over; a number or an inline array is a value.</summary>
    public bool HasDestination => Type.IsArray && InlineType is null;
}
