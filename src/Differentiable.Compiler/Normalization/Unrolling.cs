using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Normalization;

/// <summary>
/// Writes out short loops whose number of iterations is constant, innermost first: then nothing needs to be remembered for a way back, and counters are literals. The
/// operations and their order stay what they are, so the primal keeps its bits.
/// </summary>
/// <remarks>
/// The number is found by running the loop on what is known: if the simplifier makes a literal of the condition in each iteration, it is constant, whatever the form of
/// the loop.
/// </remarks>
public sealed class Unrolling
{
    private const int Iterations = 8;

    // Where the user asks for it, long methods are cut into parts.
    private const int IterationsOnRequest = 256;
    private const int StatementsOnRequest = 4096;

    private readonly NameSource _names;
    private readonly int _iterations;
    private readonly HashSet<string> _remarks = [];
    private int _room;

    private Unrolling(NameSource names, int iterations, int room) => (_names, _iterations, _room) = (names, iterations, room);

    public static Function Unroll(Function function, UnrollingPreference preference)
    {
        if (preference == UnrollingPreference.Never || !Loops.AreIn(function))
        {
            return function;
        }

        NameSource names = new(AllNames.Of(function));
        Unrolling pass = preference == UnrollingPreference.Always
            ? new(names, IterationsOnRequest, StatementsOnRequest)
            : new(names, Iterations, Partitioning.PartSize - SizeOf(function.Body));
        Block body = pass.Unroll(function.Body);
        return pass._remarks.Count == 0 ? function : Simplifier.Simplify(function with { Body = body, Remarks = [.. function.Remarks, .. pass._remarks] });
    }

    private Block Unroll(Block block) => block with { Statements = [.. block.Statements.Select(Unroll)] };

    private Statement Unroll(Statement statement) => statement switch
    {
        If branch => branch with { Then = Unroll(branch.Then), Else = Unroll(branch.Else) },
        Loop loop => Unroll(loop with { Body = Unroll(loop.Body) }),
        _ => statement,
    };

    /// <summary>The loop, or a branch that is always taken: the simplifier puts the iterations in its place.</summary>
    private Statement Unroll(Loop loop)
    {
        if (!loop.State.Any(static variable => variable.Type.IsFloatingPoint))
        {
            return loop;
        }

        // What writing out inner loops inside of copies has taken counts with the copies.
        (int room, HashSet<string> remarks) = (_room, [.. _remarks]);
        Block? iterations = WrittenOut(loop, out int count);
        _room = room;
        _remarks.IntersectWith(remarks);

        if (iterations is null)
        {
            return loop;
        }

        _room -= SizeOf(iterations) - SizeOf(loop.Body);
        _remarks.Add($"{loop.Origin?.Text}: {(count == 1 ? "1 iteration" : count + " iterations")}, written out.");
        Block never = new([], [.. loop.Targets.Select(static target => Literal.Default(target.Type))]);
        return new If(loop.Targets, Literal.False, never, iterations, loop.Origin);
    }

    /// <summary>All iterations, one after the other; null if their number is not constant, or too many statements are in them.</summary>
    private Block? WrittenOut(Loop loop, out int count)
    {
        Block soFar = new([], loop.Initial);
        int room = _room;

        for (count = 0; ; count++)
        {
            Block test = Copy(loop.Condition, loop.State, soFar.Results, count + 1);
            soFar = soFar with { Statements = [.. soFar.Statements, .. test.Statements] };

            if (test.Results[0] is Literal { Truth: false })
            {
                return soFar;
            }

            if (test.Results[0] is not Literal || count == _iterations)
            {
                return null;
            }

            Block next = Copy(loop.Body, loop.State, soFar.Results, count + 1);
            soFar = new([.. soFar.Statements, .. next.Statements], next.Results);

            // A loop inside that is not written out would be there several times.
            if (SizeOf(soFar) > room || Loops.AreIn(next))
            {
                return null;
            }
        }
    }

    /// <summary>A block of the loop as it is in one iteration. An inner loop that counts up to an outer one's counter can be written out only now.</summary>
    private Block Copy(Block block, EquatableArray<Variable> parameters, EquatableArray<Atom> state, int iteration)
    {
        (EquatableArray<Statement> statements, EquatableArray<Atom> results) = Splicer.Splice(
            new Function("", parameters, [], block), state, _names, origin => origin is null ? null : origin with { Text = $"iteration {iteration}: {origin.Text}" });
        return Simplifier.Simplify(Unroll(Simplifier.Simplify(new Block(statements, results))));
    }

    private static int SizeOf(Block block) => block.Statements.Sum(static statement => statement switch
    {
        If branch => 1 + SizeOf(branch.Then) + SizeOf(branch.Else),
        Loop loop => 1 + SizeOf(loop.Condition) + SizeOf(loop.Body),
        _ => 1,
    });
}
