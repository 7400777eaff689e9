using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Lowering;

/// <summary>What an expression lowers to: an atom, or a tuple of values. Tuples exist here only; the IR sees their components.</summary>
internal abstract record Value
{
    /// <summary>The atoms of the value, in order.</summary>
    public abstract IEnumerable<Atom> Atoms { get; }

    public sealed record Scalar(Atom Atom) : Value
    {
        public override IEnumerable<Atom> Atoms => [Atom];
    }

    public sealed record Tuple(EquatableArray<Value> Elements) : Value
    {
        public override IEnumerable<Atom> Atoms => Elements.SelectMany(static element => element.Atoms);
    }
}
