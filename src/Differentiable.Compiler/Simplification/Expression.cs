using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Simplification;

/// <summary>What a statement computes, without the names of its results: equal expressions have equal values.</summary>
internal readonly struct Expression : IEquatable<Expression>
{
    private readonly object _operation;
    private readonly EquatableArray<Atom> _arguments;

    // Only their types count.
    private readonly EquatableArray<Variable> _targets;
    private readonly int _hash;

    private Expression(object operation, EquatableArray<Atom> arguments, EquatableArray<Variable> targets)
    {
        (_operation, _arguments, _targets) = (operation, arguments, targets);
        _hash = unchecked((operation.GetHashCode() * 31) + arguments.GetHashCode());
    }

    public static Expression Of(Let let) => new(let.Primitive, Ordered(let), let.Targets);

    public static Expression Of(Call call) => new((call.Callee, call.Entry), call.Arguments, call.Targets);

    public bool Equals(Expression other) =>
        _hash == other._hash && _operation.Equals(other._operation) && _arguments.Equals(other._arguments) && HasResultsOf(other);

    public override bool Equals(object? obj) => obj is Expression other && Equals(other);

    public override int GetHashCode() => _hash;

    private bool HasResultsOf(Expression other)
    {
        if (_targets.Count != other._targets.Count)
        {
            return false;
        }

        for (int i = 0; i < _targets.Count; i++)
        {
            if (_targets[i].Type != other._targets[i].Type)
            {
                return false;
            }
        }

        return true;
    }

    // Sums and products are exactly commutative, so x * y and y * x are one expression.
    private static EquatableArray<Atom> Ordered(Let let) => let.Primitive.IsCommutative && string.CompareOrdinal(NameOf(let.Arguments[0]), NameOf(let.Arguments[1])) > 0
        ? [let.Arguments[1], let.Arguments[0]]
        : let.Arguments;

    // Literals follow what they are added to, or multiplied by: writing them out would take longer than all the rest.
    private static string NameOf(Atom atom) => atom is Variable variable ? variable.Name : "\uFFFF";
}
