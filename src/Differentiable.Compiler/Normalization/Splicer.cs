using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Normalization;

/// <summary>Copies a function's body to the place of a call: arguments for parameters, fresh names for all that the body binds.</summary>
public sealed class Splicer : IStatementVisitor<Statement>
{
    private readonly Dictionary<Variable, Atom> _renamed = [];
    private readonly NameSource _names;
    private readonly Func<Origin?, Origin?> _originOf;

    private Splicer(NameSource names, Func<Origin?, Origin?> originOf) => (_names, _originOf) = (names, originOf);

    /// <param name="function">The function.</param>
    /// <param name="arguments">An atom for each of its parameters.</param>
    /// <param name="names">Where fresh names come from.</param>
    /// <param name="origin">The call, from which the copied statements come as the caller sees it.</param>
    public static (EquatableArray<Statement> Statements, EquatableArray<Atom> Results) Splice(
        Function function, IReadOnlyList<Atom> arguments, NameSource names, Origin? origin)
    {
        return Splice(function, arguments, names, _ => origin);
    }

    /// <summary>The same, with an origin made of each statement's own.</summary>
    public static (EquatableArray<Statement> Statements, EquatableArray<Atom> Results) Splice(
        Function function, IReadOnlyList<Atom> arguments, NameSource names, Func<Origin?, Origin?> originOf) => new Splicer(names, originOf).Copy(function, arguments);

    /// <summary>The body with other variables for the parameters; what it binds keeps its names where they are still free.</summary>
    public static (EquatableArray<Statement> Statements, EquatableArray<Atom> Results) Copy(Function function, IReadOnlyList<Variable> parameters) =>
        new Splicer(new NameSource(parameters.Select(static parameter => parameter.Name)), static origin => origin).Copy(function, (IReadOnlyList<Atom>)parameters);

    public Statement VisitLet(Let let) => let with { Arguments = Read(let.Arguments), Targets = Bind(let.Targets), Origin = OriginOf(let) };

    public Statement VisitIf(If branch)
    {
        Atom condition = Read(branch.Condition);
        Block then = Copy(branch.Then);
        Block @else = Copy(branch.Else);
        return new If(Bind(branch.Targets), condition, then, @else, OriginOf(branch));
    }

    public Statement VisitCall(Call call) => call with { Arguments = Read(call.Arguments), Targets = Bind(call.Targets), Origin = OriginOf(call) };

    public Statement VisitLoop(Loop loop)
    {
        EquatableArray<Atom> initial = Read(loop.Initial);
        EquatableArray<Variable> state = Bind(loop.State);
        Block condition = Copy(loop.Condition);
        Block body = Copy(loop.Body);
        return new Loop(Bind(loop.Targets), state, initial, condition, body, OriginOf(loop));
    }

    public Statement VisitReverseLoop(ReverseLoop loop)
    {
        EquatableArray<Atom> initial = Read(loop.Initial);
        EquatableArray<Variable> state = Bind(loop.State);
        Block condition = Copy(loop.Condition);
        Block body = Copy(loop.Body);
        EquatableArray<Variable> final = Bind(loop.Final);
        Block rest = Copy(loop.Rest);
        Variable index = Bind([loop.Index])[0];
        EquatableArray<Variable> residuals = Bind(loop.Residuals);
        EquatableArray<Variable> cotangents = Bind(loop.Cotangents);
        Block back = Copy(loop.Back);
        return loop with
        {
            Targets = Bind(loop.Targets),
            State = state,
            Initial = initial,
            Condition = condition,
            Body = body,
            Final = final,
            Rest = rest,
            Index = index,
            Residuals = residuals,
            Cotangents = cotangents,
            Back = back,
            Origin = OriginOf(loop),
        };
    }

    public Statement VisitGuard(Guard guard) => guard with { Arguments = Read(guard.Arguments), Origin = OriginOf(guard) };

    private (EquatableArray<Statement> Statements, EquatableArray<Atom> Results) Copy(Function function, IReadOnlyList<Atom> arguments)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            _renamed[function.Parameters[i]] = arguments[i];
        }

        Block body = Copy(function.Body);
        return (body.Statements, body.Results);
    }

    private Origin? OriginOf(Statement statement) => _originOf(statement.Origin);

    private Block Copy(Block block)
    {
        List<Statement> statements = [];

        foreach (Statement statement in block.Statements)
        {
            statements.Add(statement.Accept(this));
        }

        return new(statements.ToEquatableArray(), Read(block.Results));
    }

    private EquatableArray<Variable> Bind(EquatableArray<Variable> targets)
    {
        List<Variable> bound = [];

        foreach (Variable target in targets)
        {
            Variable fresh = target with { Name = _names.Fresh(target.Name) };
            _renamed[target] = fresh;
            bound.Add(fresh);
        }

        return bound.ToEquatableArray();
    }

    private EquatableArray<Atom> Read(EquatableArray<Atom> atoms) => atoms.Select(Read).ToEquatableArray();

    private Atom Read(Atom atom) => atom is Variable variable && _renamed.TryGetValue(variable, out Atom? renamed) ? renamed : atom;
}
