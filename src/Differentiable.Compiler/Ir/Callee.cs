using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>A differentiable method with one result, as its callers know it: by name, without its body.</summary>
/// <param name="ContainingType">The type that declares it, as emitted code writes it.</param>
/// <param name="Name">Its name.</param>
/// <param name="ParameterTypes">The types of its parameters.</param>
/// <param name="ActiveParameters">The ordinals of the parameters that it is differentiated in.</param>
/// <param name="ResultType">The type of its result.</param>
/// <param name="HasHvp">Whether its Hessian-vector product can be called.</param>
public sealed record Callee(
    string ContainingType,
    string Name,
    EquatableArray<IrType> ParameterTypes,
    EquatableArray<int> ActiveParameters,
    IrType ResultType,
    bool HasHvp);
