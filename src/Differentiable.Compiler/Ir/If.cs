using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>Binds the results of the arm that the condition selects; only that arm runs.</summary>
public sealed record If(EquatableArray<Variable> Targets, Atom Condition, Block Then, Block Else, Origin? Origin) : Statement(Origin)
{
    /// <summary>Whether this is a part: a run of statements that is kept apart because the whole would be too long for one method.</summary>
    public bool IsPart => Condition == Literal.True;

    /// <summary>The branch with these arms; the branch itself where it has them already.</summary>
    public If With(Block then, Block @else) => ReferenceEquals(then, Then) && ReferenceEquals(@else, Else) ? this : this with { Then = then, Else = @else };

    /// <summary>The branch with these of its results, in order.</summary>
    public If WithResults(IReadOnlyList<int> kept)
    {
        If chosen = With(Then.WithResults(kept), Else.WithResults(kept));
        return chosen.Targets.Count == kept.Count ? chosen : chosen with { Targets = Targets.At(kept) };
    }
}
