using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Simplification;

/// <summary>What a statement computes, without the names of its results: equal expressions have equal values.</summary>
internal sealed record Expression(object Operation, EquatableArray<Atom> Arguments, EquatableArray<IrType> ResultTypes)
{
    public static Expression Of(Let let) => new(let.Primitive, Ordered(let), TypesOf(let.Targets));

    public static Expression Of(Call call) => new((call.Callee, call.Entry), call.Arguments, TypesOf(call.Targets));

    // Sums and products are exactly commutative, so x * y and y * x are one expression.
    private static EquatableArray<Atom> Ordered(Let let) => let.Primitive.IsCommutative && string.CompareOrdinal(let.Arguments[0].ToString(), let.Arguments[1].ToString()) > 0
        ? [let.Arguments[1], let.Arguments[0]]
        : let.Arguments;

    private static EquatableArray<IrType> TypesOf(EquatableArray<Variable> targets) =>
        targets.Count == 1 ? [targets[0].Type] : targets.Select(static target => target.Type).ToEquatableArray();
}
