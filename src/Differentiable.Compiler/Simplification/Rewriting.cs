using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Simplification;

/// <summary>
/// One walk in program order that replaces copies, folds constants, applies <see cref="Algebra"/> and binds each expression only once
/// (common subexpressions). An arm sees what was computed before its branch, and knows its condition.
/// </summary>
internal sealed class Rewriting : IStatementVisitor<bool>
{
    // A part that simplification has left this small is not worth a method any more.
    private const int SmallestPart = 16;

    private readonly Scope _scope;
    private readonly List<Statement> _statements;

    private Rewriting(Scope scope, int count) => (_scope, _statements) = (scope, new(count));

    /// <summary>The function, and whether another walk could find more.</summary>
    public static (Function Function, bool IsOpen) Rewrite(Function function, bool isFinal)
    {
        Scope scope = new(isFinal);
        Function rewritten = function.With(Rewrite(function.Body, scope));
        return (rewritten, scope.IsOpen);
    }

    public bool VisitLet(Let let)
    {
        EquatableArray<Atom> arguments = Read(let.Arguments);

        // What stays as it is stays the same object: most of a program, from the second round on.
        if (!arguments.IsSameAs(let.Arguments))
        {
            let = let with { Arguments = arguments };
        }

        if (let.Primitive.HasEffect || let.Primitive.IsFresh || let.ReadsBuffer)
        {
            _statements.Add(let);
            return true;
        }

        if (let.Targets.Count > 1)
        {
            return AddShared(let, Expression.Of(let));
        }

        while ((ConstantFolding.Fold(let) ?? PassiveFolding.Fold(let) ?? Algebra.Simplify(let, _scope)) is { } replacement)
        {
            if (replacement is Replacement.ByAtom { Atom: var atom })
            {
                _scope.Replace(let.Target, atom);
                return true;
            }

            // A strong product with 1 is a product with 1, and that is the other factor.
            let = replacement is Replacement.ByApplication other ? let with { Primitive = other.Primitive, Arguments = other.Arguments } : let;
        }

        return AddShared(let, Expression.Of(let));
    }

    public bool VisitCall(Call call)
    {
        EquatableArray<Atom> arguments = Read(call.Arguments);
        call = arguments.IsSameAs(call.Arguments) ? call : call with { Arguments = arguments };
        return AddShared(call, Expression.Of(call));
    }

    public bool VisitGuard(Guard guard)
    {
        EquatableArray<Atom> arguments = Read(guard.Arguments);
        _statements.Add(arguments.IsSameAs(guard.Arguments) ? guard : guard with { Arguments = arguments });
        return true;
    }

    public bool VisitIf(If branch)
    {
        Atom condition = _scope.Read(branch.Condition);

        if (condition is Literal known && !(branch.IsPart && branch.Then.Statements.Count > SmallestPart))
        {
            Inline(branch, known.Truth ? branch.Then : branch.Else);
            return true;
        }

        if (branch.IsPart)
        {
            // Without dead code it may be small.
            _scope.KeepOpen();
        }

        branch = Rewritten(ReferenceEquals(condition, branch.Condition) ? branch : branch with { Condition = condition }, _scope);

        if (!MergesIntoEarlier(branch))
        {
            AddBranch(Hoist(branch), alreadyRead: 0);
        }

        return true;
    }

    public bool VisitLoop(Loop loop)
    {
        EquatableArray<Atom> initial = Read(loop.Initial);
        loop = initial.IsSameAs(loop.Initial) ? loop : loop with { Initial = initial };
        Scope known = _scope.Nested();

        // A variable that keeps its value is not carried; without it, others may turn out to keep theirs.
        while (true)
        {
            Block condition = Rewrite(loop.Condition, known.Nested());
            Block body = Rewrite(loop.Body, known.Nested());
            int[] changing = [.. Enumerable.Range(0, loop.State.Count).Where(i => body.Results[i] != loop.State[i])];

            if (changing.Length == loop.State.Count)
            {
                _statements.Add(loop.With(condition, body));
                return true;
            }

            foreach (int i in Enumerable.Range(0, loop.State.Count).Except(changing))
            {
                known.Replace(loop.State[i], loop.Initial[i]);
                _scope.Replace(loop.Targets[i], loop.Initial[i]);
            }

            loop = loop with
            {
                Targets = loop.Targets.At(changing),
                State = loop.State.At(changing),
                Initial = loop.Initial.At(changing),
                Body = loop.Body with { Results = loop.Body.Results.At(changing) },
            };
        }
    }

    public bool VisitReverseLoop(ReverseLoop loop)
    {
        int count = loop.State.Count;
        Block body = Rewrite(loop.Body, _scope.Nested());
        Block rest = Rewrite(loop.Rest, _scope.Nested());
        Scope way = _scope.Nested();
        HashSet<Atom> inside = [.. loop.State, .. Bindings.In(body.Statements)];
        List<int> kept = [];

        // What is the same in every iteration, or remembered already, is not remembered.
        for (int i = 0; i < loop.Residuals.Count; i++)
        {
            Atom residual = body.Results[count + i];
            int twin = kept.FindIndex(k => body.Results[count + k] == residual);

            if (!inside.Contains(residual))
            {
                way.Replace(loop.Residuals[i], residual);
            }
            else if (twin >= 0)
            {
                way.Replace(loop.Residuals[i], loop.Residuals[kept[twin]]);
            }
            else
            {
                kept.Add(i);
            }
        }

        int[] results = [.. Enumerable.Range(0, count), .. kept.Select(i => count + i)];
        ReverseLoop rewritten = loop with
        {
            Initial = Read(loop.Initial),
            Condition = Rewrite(loop.Condition, _scope.Nested()),
            Body = body.WithResults(results),
            Rest = rest,
            Residuals = loop.Residuals.At(kept),
            Back = Rewrite(loop.Back, way),
        };
        _statements.Add(rewritten.HasPartsOf(loop) ? loop : rewritten);
        return true;
    }

    private static Block Rewrite(Block block, Scope scope)
    {
        scope.Expect(block.Statements.Count);
        Rewriting rewriting = new(scope, block.Statements.Count);
        rewriting.Run(block);
        return block.With(rewriting._statements.ToEquatableArray(block.Statements), rewriting.Read(block.Results));
    }

    private void Run(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            statement.Accept(this);
        }
    }

    private static If Rewritten(If branch, Scope scope) =>
        branch.With(Rewrite(branch.Then, scope.Nested(branch.Condition, Literal.True)), Rewrite(branch.Else, scope.Nested(branch.Condition, Literal.False)));

    /// <summary>
    /// Puts the arms at the ends of those of an earlier branch on the same condition, if they could have been there, and compute something that is computed there: rows of a Jacobian have branches of
    /// the primal in common.
    /// </summary>
    private bool MergesIntoEarlier(If branch)
    {
        if (branch.IsPart || !_statements.Exists(statement => IsOnSameCondition(statement, branch)) || !CanMove(branch.Then) || !CanMove(branch.Else))
        {
            return false;
        }

        HashSet<Variable> read = [.. FreeVariables.Reads(branch)];
        int first = _statements.FindLastIndex(statement => Bindings.Of(statement).Any(read.Contains)) + 1;

        for (int place = first; place < _statements.Count; place++)
        {
            if (IsOnSameCondition(_statements[place], branch) && MergesInto(place, branch))
            {
                return true;
            }
        }

        return false;
    }

    // What stands in between may set the elements that are read.
    private static bool CanMove(Block arm) => !Effects.AreIn(arm) && Nested.StatementsOf(arm).OfType<Let>().All(CanMove);

    private static bool IsOnSameCondition(Statement statement, If branch) => statement is If { IsPart: false } other && other.Condition == branch.Condition;

    private bool MergesInto(int place, If branch)
    {
        If earlier = (If)_statements[place];

        // Nothing is known there of what is bound in between.
        If both = Rewritten(
            branch with { Targets = [.. earlier.Targets, .. branch.Targets], Then = Joined(earlier.Then, branch.Then), Else = Joined(earlier.Else, branch.Else) },
            new Scope(_scope.IsFinal));

        if (SizeOf(both) == SizeOf(earlier) + SizeOf(branch))
        {
            return false;
        }

        _scope.KeepOpen();
        List<Statement> after = _statements.GetRange(place + 1, _statements.Count - place - 1);
        _statements.RemoveRange(place, _statements.Count - place);
        AddBranch(both, alreadyRead: earlier.Targets.Count);
        _statements.AddRange(after);
        return true;
    }

    private static Block Joined(Block first, Block second) => new([.. first.Statements, .. second.Statements], [.. first.Results, .. second.Results]);

    private static int SizeOf(If branch) => branch.Then.Statements.Count + branch.Else.Statements.Count;

    private void Inline(If branch, Block arm)
    {
        Run(arm);

        for (int i = 0; i < arm.Results.Count; i++)
        {
            _scope.Replace(branch.Targets[i], _scope.Read(arm.Results[i]));
        }
    }

    /// <summary>Moves what both arms compute, from values known before the branch, in front of it.</summary>
    private If Hoist(If branch)
    {
        HashSet<Variable> bound = [.. Bindings.In(branch.Then.Statements)];
        Dictionary<Expression, Let> inThen = [];

        foreach (Let let in branch.Then.Statements.OfType<Let>().Where(let => IsIndependent(let, bound)))
        {
            inThen[Expression.Of(let)] = let;
        }

        Let[] shared = [.. branch.Else.Statements.OfType<Let>().Where(let => CanMove(let) && inThen.ContainsKey(Expression.Of(let)))];

        if (shared.Length == 0)
        {
            return branch;
        }

        _scope.KeepOpen();
        Dictionary<Atom, Atom> twins = [];

        foreach (Let let in shared)
        {
            Let twin = inThen[Expression.Of(let)];
            AddShared(twin, Expression.Of(twin));

            for (int i = 0; i < let.Targets.Count; i++)
            {
                twins[let.Targets[i]] = twin.Targets[i];
            }
        }

        HashSet<Statement> moved = [.. shared, .. shared.Select(let => inThen[Expression.Of(let)])];
        Substitution substitution = new(atom => twins.TryGetValue(atom, out Atom? twin) ? twin : atom);
        return branch with { Then = Without(branch.Then, moved), Else = substitution.Apply(Without(branch.Else, moved)) };
    }

    private static bool CanMove(Let let) => !let.Primitive.MayThrow && !let.Primitive.HasEffect && !let.Primitive.IsFresh && !let.ReadsBuffer;

    private static bool IsIndependent(Let let, HashSet<Variable> bound) =>
        CanMove(let) && !let.Arguments.OfType<Variable>().Any(bound.Contains);

    private static Block Without(Block block, HashSet<Statement> moved) =>
        block with { Statements = block.Statements.Where(statement => !moved.Contains(statement)).ToEquatableArray() };

    /// <summary>Adds a branch without the results on which both arms agree, and without repeated ones.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="alreadyRead">How many of its results, the first ones, other statements read already: they stay.</param>
    private void AddBranch(If branch, int alreadyRead)
    {
        List<int> kept = [.. Enumerable.Range(0, alreadyRead)];

        for (int i = alreadyRead; i < branch.Targets.Count; i++)
        {
            int twin = kept.FindIndex(k => branch.Then.Results[k] == branch.Then.Results[i] && branch.Else.Results[k] == branch.Else.Results[i]);

            if (branch.Then.Results[i] == branch.Else.Results[i])
            {
                _scope.Replace(branch.Targets[i], branch.Then.Results[i]);
            }
            else if (twin >= 0)
            {
                _scope.Replace(branch.Targets[i], branch.Targets[kept[twin]]);
            }
            else
            {
                kept.Add(i);
            }
        }

        _statements.Add(branch.WithResults(kept));
    }

    /// <summary>Adds the statement, unless the same expression is bound already: then its variables serve.</summary>
    private bool AddShared(Statement statement, Expression expression)
    {
        EquatableArray<Variable> targets = Bindings.Of(statement);

        if (_scope.Find(expression) is { } earlier)
        {
            for (int i = 0; i < targets.Count; i++)
            {
                _scope.Replace(targets[i], earlier[i]);
            }

            return true;
        }

        _scope.Define(expression, targets, statement as Let);
        _statements.Add(statement);
        return true;
    }

    /// <summary>The atoms that stand for these; the array itself if they do.</summary>
    private EquatableArray<Atom> Read(EquatableArray<Atom> atoms)
    {
        for (int i = 0; i < atoms.Count; i++)
        {
            if (!ReferenceEquals(_scope.Read(atoms[i]), atoms[i]))
            {
                return atoms.Select(_scope.Read).ToEquatableArray();
            }
        }

        return atoms;
    }
}
