using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Ir;

/// <summary>Binds the results of a primitive: <c>targets = primitive(arguments)</c>.</summary>
public sealed record Let(EquatableArray<Variable> Targets, Primitive Primitive, EquatableArray<Atom> Arguments, Origin? Origin) : Statement(Origin)
{
    /// <summary>The only target of a primitive with one result.</summary>
    public Variable Target => Targets[0];

    /// <summary>Whether the statement reads elements that other statements change: then its place matters.</summary>
    public bool ReadsBuffer => Primitive.ReadsElements && Arguments[0].Type.IsBuffer;

    public override string ToString() => $"{Targets} = {Primitive}({Arguments})";

    public override TResult Accept<TResult>(IStatementVisitor<TResult> visitor) => visitor.VisitLet(this);
}
