using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Simplification;

/// <summary>What stands in for an application that was simplified.</summary>
internal abstract record Replacement
{
    public static Replacement By(Atom atom) => new ByAtom(atom);

    public static Replacement By(Primitive primitive, params Atom[] arguments) => new ByApplication(primitive, [.. arguments]);

    public sealed record ByAtom(Atom Atom) : Replacement;

    public sealed record ByApplication(Primitive Primitive, EquatableArray<Atom> Arguments) : Replacement;
}
