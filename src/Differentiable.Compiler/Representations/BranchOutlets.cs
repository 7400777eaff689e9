using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>A branch under construction: what its arms return, and the variables that are bound to it.</summary>
/// <param name="outer">Where the branch itself goes.</param>
/// <param name="then">The first arm.</param>
/// <param name="else">The second arm.</param>
/// <param name="isLast">Whether nothing comes after the branch but the return of its results.</param>
internal sealed class BranchOutlets(IrBuilder outer, IrBuilder then, IrBuilder @else, bool isLast)
{
    private readonly List<Variable> _targets = [];
    private readonly List<Atom> _then = [];
    private readonly List<Atom> _else = [];

    public IrBuilder Then => then;

    public IrBuilder Else => @else;

    public bool IsLast => isLast;

    /// <summary>Statements that follow the branch.</summary>
    public IrBuilder After { get; } = outer.Nested();

    /// <summary>Returns one atom from each arm, and gives the variable that is bound to it outside.</summary>
    public Variable Bind(string stem, IrType type, Atom fromThen, Atom fromElse) => Bind(outer.Fresh(stem, type), fromThen, fromElse);

    public Variable Bind(Variable target, Atom fromThen, Atom fromElse)
    {
        _targets.Add(target);
        _then.Add(fromThen);
        _else.Add(fromElse);
        return target;
    }

    /// <summary>Adds the branch, and what follows it.</summary>
    public void Close(Atom condition, Origin? origin)
    {
        outer.Add(new If([.. _targets], condition, then.ToBlock(_then), @else.ToBlock(_else), origin));
        outer.AddRange(After.ToBlock([]).Statements);
    }
}
