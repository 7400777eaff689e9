using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Normalization;

/// <summary>
/// Reads an element before the loop that reads the same one in each iteration: <c>x[i]</c> in a loop over j. Then its cotangent adds up in a register, and is added to the element once. Compilers know it as
/// loop-invariant code motion.
/// </summary>
/// <remarks>
/// The element may not be there where the loop does not run: <c>x[i - 1]</c> before the first row. So it is read if the loop's first test holds, without a test where that is known, or where a loop around has
/// asked for the index. Nothing moves past what may throw another exception.
/// </remarks>
public sealed class ElementHoisting
{
    private readonly NameSource _names;
    private readonly Views _views;
    private readonly Dictionary<Variable, Let> _definitions;

    // Elements that are read if first tests of loops hold.
    private readonly HashSet<Statement> _guarded = new(ReferenceComparer<Statement>.Instance);
    private readonly List<Loop> _around = [];
    private bool _hasMoved;

    private ElementHoisting(Function function)
    {
        IReadOnlyList<Statement> statements = Nested.StatementsOf(function.Body);
        _names = new(AllNames.Of(function));
        _views = Views.Of(statements);
        _definitions = statements.OfType<Let>().Where(static let => let.Targets.Count == 1).ToDictionary(static let => let.Target);
    }

    public static Function Hoist(Function function)
    {
        if (!Loops.AreIn(function))
        {
            return function;
        }

        ElementHoisting pass = new(function);
        Block body = pass.In(function.Body);
        return pass._hasMoved ? Simplifier.Simplify(function with { Body = body }) : function;
    }

    private Block In(Block block)
    {
        List<Statement> statements = [];

        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case If branch:
                    statements.Add(branch with { Then = In(branch.Then), Else = In(branch.Else) });
                    break;
                case Loop loop:
                    statements.AddRange(Around(loop));
                    break;
                default:
                    statements.Add(statement);
                    break;
            }
        }

        return block with { Statements = [.. statements] };
    }

    /// <summary>The loop, and before it the elements that are the same in all iterations.</summary>
    private IEnumerable<Statement> Around(Loop loop)
    {
        _around.Add(loop);
        loop = loop with { Body = In(loop.Body) };
        _around.RemoveAt(_around.Count - 1);

        HashSet<Variable> written = WrittenIn(loop);
        Invariants condition = ElementsIn(loop.Condition, loop, written);
        Invariants body = ElementsIn(loop.Body, loop, written);
        loop = loop with { Condition = condition.Rest };

        if (body.HaveMoved && FirstTest(loop) is { } test)
        {
            _hasMoved = true;
            return [.. condition.Moved, .. test.Statements, .. body.Moved.SelectMany(statement => Guarded(statement, test.Results[0])), loop with { Body = body.Rest }];
        }

        _hasMoved |= condition.HaveMoved;
        return [.. condition.Moved, loop];
    }

    /// <summary>The elements of a block of the loop that are the same in all iterations.</summary>
    private Invariants ElementsIn(Block block, Loop loop, HashSet<Variable> written)
    {
        Invariants invariants = new(block, loop.State);

        foreach (Statement statement in block.Statements.TakeWhile(IsCalm).Where(statement => IsElement(_guarded.Contains(statement) ? ((If)statement).Then.Statements[0] : statement, written)))
        {
            invariants.TryMove(statement);
        }

        return invariants;
    }

    /// <summary>What is moved out of the iteration: an element is read where the first test holds.</summary>
    private Statement[] Guarded(Statement moved, Atom begins)
    {
        switch (moved)
        {
            case var _ when begins == Literal.True:
                return [moved];

            case If guarded:
                Variable both = new(_names.Fresh("begins"), IrType.Boolean);
                return [new Let([both], Logic.And, [begins, guarded.Condition], guarded.Origin), Known(guarded with { Condition = both })];

            case Let { Primitive.ReadsElements: true } element when !IsThere(element):
                Variable there = element.Target with { Name = _names.Fresh(element.Target.Name) };
                return [Known(new([element.Target], begins, new([element with { Targets = [there] }], [there]), new([], [Literal.Default(there.Type)]), element.Origin))];

            default:
                return [moved];
        }
    }

    private If Known(If guarded)
    {
        _guarded.Add(guarded);
        return guarded;
    }

    /// <summary>The loop's condition before its first iteration; null where it does more than to compare integers.</summary>
    private Block? FirstTest(Loop loop)
    {
        if (!loop.Condition.Statements.All(Invariants.IsHarmless))
        {
            return null;
        }

        (EquatableArray<Statement> statements, EquatableArray<Atom> results) = Splicer.Splice(new("", loop.State, [], loop.Condition), loop.Initial, _names, loop.Origin);
        return Simplifier.Simplify(new Block(statements, results));
    }

    /// <summary>Whether nothing else can throw here than an index that is outside.</summary>
    private static bool IsCalm(Statement statement) => statement is Let let
        ? let.Primitive == Arrays.Element || let.Primitive.IsStore || let.Primitive == Matrices.Row || let.Primitive == Matrices.RowOfBuffer || IsDivisionByConstant(let)
            || let.Primitive is { MayThrow: false, HasEffect: false, IsFresh: false, IsView: false }
        : statement is If or Loop && Nested.BlocksOf(statement).All(static block => block.Statements.All(IsCalm));

    private static bool IsDivisionByConstant(Let let) => (let.Primitive == Integers.Divide || let.Primitive == Integers.Remainder) && let.Arguments[1] is Literal { Bits: not (0 or -1) };

    private bool IsElement(Statement statement, HashSet<Variable> written) => statement is Let let && let.Primitive == Arrays.Element && let.Arguments[0] is Variable array
        && (!let.ReadsBuffer || (IsLocal(_views.WholeOf(array)) && !written.Contains(_views.WholeOf(array))));

    private bool IsLocal(Variable array) => _definitions.TryGetValue(array, out Let? definition) && definition.Primitive.IsFresh;

    private HashSet<Variable> WrittenIn(Loop loop) =>
        [.. Nested.StatementsOf(new([loop], [])).OfType<Let>().Where(static let => let.Primitive.HasEffect).SelectMany(_views.WholesIn)];

    /// <summary>Whether a loop around counts up with the index, and goes no further than the array.</summary>
    private bool IsThere(Let element)
    {
        (Atom counter, long offset) = WithoutConstant(element.Arguments[1]);
        return counter is Variable index && _around.Exists(loop => loop.State.Contains(index)
            && Counter.StepOf(loop, index) == 1
            && loop.FirstOf(index) is Literal first && first.Bits + offset >= 0
            && loop.Condition.DefinitionOf(loop.Condition.Results[0]) is { } test && test.Primitive == Logic.Less && test.Arguments[0] == index
            && WithoutConstant(test.Arguments[1]) is var (length, distance) && offset + distance <= 0
            && IsLengthOf(length, (Variable)element.Arguments[0]));
    }

    private (Atom Sum, long Constant) WithoutConstant(Atom atom)
    {
        if (atom is Variable variable && _definitions.TryGetValue(variable, out Let? sum) && sum.Arguments is [{ } first, Literal constant])
        {
            return sum.Primitive == Integers.Add ? (first, constant.Bits) : sum.Primitive == Integers.Subtract ? (first, -constant.Bits) : (atom, 0);
        }

        return (atom, 0);
    }

    private bool IsLengthOf(Atom length, Variable array) =>
        (length is Variable variable && _definitions.TryGetValue(variable, out Let? definition) && definition.Primitive == Arrays.Length && definition.Arguments[0] == array)
        || (_definitions.TryGetValue(array, out Let? made) && Arrays.IsNew(made.Primitive) && made.Arguments[0] == length);
}
