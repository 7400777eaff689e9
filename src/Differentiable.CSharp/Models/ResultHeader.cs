using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Models;

/// <summary>One result of a differentiable method: what it returns, or an element of the tuple that it returns.</summary>
/// <param name="Name">The name of the element; empty where it has none.</param>
/// <param name="Type">Its type.</param>
public sealed record ResultHeader(string Name, IrType Type);
