using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Representations;

namespace Differentiable.CSharp.Models;

/// <summary>One derivative method to emit.</summary>
/// <param name="Mode">Which derivative.</param>
/// <param name="Name">Its name.</param>
/// <param name="Modifiers">Its accessibility and modifiers.</param>
/// <param name="ParameterNames">The names of all its parameters if the user declared it, else empty.</param>
/// <param name="ResultType">The text of its result type if the user declared it, else null.</param>
public sealed record MemberHeader(Mode Mode, string Name, string Modifiers, EquatableArray<string> ParameterNames, string? ResultType)
{
    public bool IsUserDeclared => ResultType is not null;
}
