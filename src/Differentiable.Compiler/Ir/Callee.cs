using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>A differentiable method of numbers, as its callers know it: by name, without its body.</summary>
/// <param name="ContainingType">The type that declares it, as emitted code writes it.</param>
/// <param name="Name">Its name.</param>
/// <param name="ParameterTypes">The types of its parameters.</param>
/// <param name="ActiveParameters">The ordinals of the parameters that it is differentiated in.</param>
/// <param name="ResultTypes">The types of its results: one, or those of the elements of a tuple.</param>
/// <param name="HasHvp">Whether its Hessian-vector product can be called.</param>
public sealed record Callee(
    string ContainingType,
    string Name,
    EquatableArray<IrType> ParameterTypes,
    EquatableArray<int> ActiveParameters,
    EquatableArray<IrType> ResultTypes,
    bool HasHvp)
{
    /// <summary>Whether its value and all its partial derivatives come in one call; those of several results and of arrays do not.</summary>
    public bool HasGradient => ResultTypes is [{ IsArray: false }];
}
