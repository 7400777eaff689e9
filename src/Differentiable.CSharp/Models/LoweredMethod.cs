using Differentiable.Compiler.Structured;

namespace Differentiable.CSharp.Models;

/// <summary>The Lower stage's result: a method as a value, in which no Roslyn object is left.</summary>
/// <param name="Header">The method's outside.</param>
/// <param name="Program">The method's program; null if it cannot be differentiated, and then stubs are emitted.</param>
/// <param name="Expanded">
/// The program with the methods that it calls put in their place, for second derivatives; null where it is the same or not asked for.
/// </param>
public sealed record LoweredMethod(MethodHeader Header, StructuredFunction? Program, StructuredFunction? Expanded)
{
    /// <summary>The program of the length of the array that the method returns, or of the shape of the matrix; null if it returns none.</summary>
    public StructuredFunction? Length { get; init; }
}
