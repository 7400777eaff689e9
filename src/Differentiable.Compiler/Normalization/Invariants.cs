using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Normalization;

/// <summary>Takes statements out of a block of a loop that are the same in all iterations, with the integers and conditions that they need: what is left, and what comes before the loop.</summary>
internal sealed class Invariants
{
    private readonly Block _block;
    private readonly HashSet<Variable> _inside;
    private readonly HashSet<Variable> _moved = [];

    /// <param name="block">The block.</param>
    /// <param name="parameters">The loop's carried variables; none of a block that runs once.</param>
    public Invariants(Block block, IEnumerable<Variable> parameters) => (_block, _inside) = (block, [.. parameters, .. Bindings.In(block.Statements)]);

    /// <summary>Whether anything was taken out.</summary>
    public bool HaveMoved => _moved.Count > 0;

    /// <summary>What was taken out, in its order.</summary>
    public IEnumerable<Statement> Moved => _block.Statements.Where(IsMoved);

    public Block Rest => !HaveMoved ? _block : _block with { Statements = [.. _block.Statements.Where(statement => !IsMoved(statement))] };

    /// <summary>Takes out a statement of the block, and before it what it needs; false, and nothing is taken, where it needs more than that.</summary>
    public bool TryMove(Statement statement)
    {
        HashSet<Variable> needed = [];

        if (!CanMove(statement, needed))
        {
            return false;
        }

        _moved.UnionWith(needed);
        return true;
    }

    private bool CanMove(Statement statement, HashSet<Variable> needed)
    {
        foreach (Variable read in FreeVariables.Reads(statement).Where(read => _inside.Contains(read) && !_moved.Contains(read) && !needed.Contains(read)))
        {
            if (_block.DefinitionOf(read) is not { } definition || !IsHarmless(definition) || !CanMove(definition, needed))
            {
                return false;
            }
        }

        needed.UnionWith(Bindings.Of(statement));
        return true;
    }

    private bool IsMoved(Statement statement) => Bindings.Of(statement) is [{ } first, ..] && _moved.Contains(first);

    /// <summary>Whether a statement computes an integer or a condition from such, and cannot throw: it may run although the loop does not.</summary>
    public static bool IsHarmless(Statement statement) => statement is Let { Targets: [{ } target], Primitive: { MayThrow: false, HasEffect: false, ReadsElements: false } primitive } let
        && IsIntegerOrTruth(target.Type) && (primitive == Arrays.Length || let.Arguments.All(static argument => IsIntegerOrTruth(argument.Type)));

    private static bool IsIntegerOrTruth(IrType type) => type == IrType.Int32 || type == IrType.Boolean;
}
