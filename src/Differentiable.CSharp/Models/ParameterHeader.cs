using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Models;

/// <summary>A parameter of a differentiable method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="TypeText">Its type as the signature writes it, nullability included.</param>
/// <param name="IsActive">Whether the method is differentiated in it.</param>
/// <param name="Default">The text of its default value, or null.</param>
public sealed record ParameterHeader(string Name, IrType Type, string TypeText, bool IsActive, string? Default)
{
    /// <summary>Whether it is a span that the method fills.</summary>
    public bool IsOutput { get; init; }

    /// <summary>How many elements there are in its inline array; null if it is none.</summary>
    public int? InlineLength { get; init; }

    /// <summary>Whether its derivative is an array that is made or handed over; that of a number or an inline array is a value.</summary>
    public bool HasDestination => Type.IsArray && InlineLength is null;
}
