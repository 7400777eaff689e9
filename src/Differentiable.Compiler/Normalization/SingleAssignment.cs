using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Structured;

namespace Differentiable.Compiler.Normalization;

/// <summary>
/// Renames so that every variable is bound once (SSA). Copies disappear; a branch returns, from both arms, the variables that either assigns.
/// </summary>
/// <remarks>
/// A variable that is assigned in one arm only and not before has no value on the other path; C# guarantees that nobody reads it there,
/// so a default stands for it.
/// </remarks>
internal sealed class SingleAssignment : IStructuredVisitor<bool>
{
    private readonly NameSource _names;
    private Dictionary<Variable, Atom> _current = [];
    private IrBuilder _ir;
    private readonly HashSet<string> _assigned = [];
    private EquatableArray<Atom> _results = [];

    private readonly Dictionary<Variable, int> _reads;

    private SingleAssignment(NameSource names, IEnumerable<Variable> reads) => (_names, _ir, _reads) = (names, new IrBuilder(names), Counts(reads));

    public static Function Convert(StructuredFunction function)
    {
        // Names that a spliced body binds inside its own branches are bound once already, and stay.
        string[] nested = [.. NestedNames(function.Body)];
        NameSource names = new(function.Parameters.Select(static parameter => parameter.Name).Concat(nested));
        SingleAssignment pass = new(names, Reads.Of(function.Body));
        pass._assigned.UnionWith(VariableNames.Of(function).Except(nested));

        foreach (Variable parameter in function.Parameters)
        {
            pass._current[parameter] = parameter;
        }

        pass.Run(function.Body);
        return new(function.Name, function.Parameters, function.ActiveParameters, pass._ir.ToBlock(pass._results))
        {
            ResultNames = function.ResultNames,
            Outputs = function.Outputs,
            ReturnsArray = function.ReturnsArray,
        };
    }

    public bool VisitPerform(Perform perform)
    {
        Statement read = new Substitution(Value).Apply(perform.Statement);
        _ir.Add(read.Accept(new Rebinding(Bind)));
        return true;
    }

    public bool VisitAssign(Assign assign)
    {
        _current[assign.Target] = Value(assign.Value);
        return true;
    }

    public bool VisitReturn(Return exit)
    {
        _results = exit.Values.Select(Value).ToEquatableArray();
        return true;
    }

    public bool VisitBranch(Branch branch)
    {
        Atom condition = Value(branch.Condition);
        Dictionary<Variable, Atom> before = _current;
        IrBuilder outer = _ir;

        (Dictionary<Variable, Atom> afterThen, IrBuilder then) = Arm(branch.Then, before);
        (Dictionary<Variable, Atom> afterElse, IrBuilder @else) = Arm(branch.Else, before);

        Variable[] merged = [.. afterThen.Keys.Union(afterElse.Keys).Where(variable => !Same(variable, afterThen, afterElse))];
        _current = afterThen;
        _ir = outer;

        Atom[] thenValues = [.. merged.Select(variable => ValueOrDefault(variable, afterThen))];
        Atom[] elseValues = [.. merged.Select(variable => ValueOrDefault(variable, afterElse))];
        EquatableArray<Variable> targets = merged.Select(Bind).ToEquatableArray();
        _ir.Add(new If(targets, condition, then.ToBlock(thenValues), @else.ToBlock(elseValues), branch.Origin));
        return true;
    }

    /// <summary>What the loop assigns is carried. C# guarantees that nobody reads what has no value yet, so a default stands for that.</summary>
    public bool VisitIterate(Iterate loop)
    {
        if (loop.Update.Count > 0)
        {
            throw new InvalidOperationException("What follows an iteration is a part of it, after LoopExits.");
        }

        Dictionary<Variable, Atom> before = _current;
        IrBuilder outer = _ir;
        Variable[] carried = [.. Carried(loop)];
        Atom[] initial = [.. carried.Select(variable => ValueOrDefault(variable, before))];

        _current = new(before);
        Variable[] state = [.. carried.Select(Bind)];
        Dictionary<Variable, Atom> entry = _current;

        (_, IrBuilder test) = Arm(loop.Test, entry);
        Block condition = test.ToBlock([Value(loop.Condition)]);
        (Dictionary<Variable, Atom> afterBody, IrBuilder body) = Arm(loop.Body, entry);
        Block iteration = body.ToBlock(carried.Select(variable => ValueOrDefault(variable, afterBody)));

        (_current, _ir) = (before, outer);
        EquatableArray<Variable> targets = carried.Select(Bind).ToEquatableArray();
        _ir.Add(new Loop(targets, [.. state], [.. initial], condition, iteration, loop.Origin));
        return true;
    }

    /// <summary>What an iteration assigns and a later one may read, or what follows the loop.</summary>
    private IEnumerable<Variable> Carried(Iterate loop)
    {
        HashSet<Variable> exposed = Exposed.In(loop);
        Dictionary<Variable, int> inside = Counts(Reads.Of(loop));
        return Assigned.In(loop.Body).Where(variable => exposed.Contains(variable) || CountOf(_reads, variable) > CountOf(inside, variable));
    }

    private static Dictionary<Variable, int> Counts(IEnumerable<Variable> variables) =>
        variables.GroupBy(static variable => variable).ToDictionary(static group => group.Key, static group => group.Count());

    private static int CountOf(Dictionary<Variable, int> counts, Variable variable) => counts.TryGetValue(variable, out int count) ? count : 0;

    public bool VisitLeave(Leave exit) => throw new InvalidOperationException("Loops are left by data flow only, after SingleExit.");

    private static bool Same(Variable variable, Dictionary<Variable, Atom> left, Dictionary<Variable, Atom> right) =>
        left.TryGetValue(variable, out Atom? l) && right.TryGetValue(variable, out Atom? r) && l == r;

    private static Atom ValueOrDefault(Variable variable, Dictionary<Variable, Atom> values) =>
        values.TryGetValue(variable, out Atom? value) ? value : Literal.Default(variable.Type);

    private (Dictionary<Variable, Atom> After, IrBuilder Builder) Arm(IEnumerable<StructuredStatement> statements, Dictionary<Variable, Atom> before)
    {
        _current = new(before);
        _ir = new IrBuilder(_names);
        Run(statements);
        return (_current, _ir);
    }

    private void Run(IEnumerable<StructuredStatement> statements)
    {
        foreach (StructuredStatement statement in statements)
        {
            statement.Accept(this);
        }
    }

    private Variable Bind(Variable variable)
    {
        Variable bound = variable with { Name = _names.Fresh(variable.Name) };
        _current[variable] = bound;
        return bound;
    }

    private Atom Value(Atom atom) => atom is Variable variable && _assigned.Contains(variable.Name) ? ValueOrDefault(variable, _current) : atom;

    private static IEnumerable<string> NestedNames(IEnumerable<StructuredStatement> statements) => statements.SelectMany(static statement => statement switch
    {
        Perform { Statement: If branch } => AllNames.Of(branch.Then).Concat(AllNames.Of(branch.Else)),
        Perform { Statement: Loop or ReverseLoop } loop => AllNames.Of(new Block([loop.Statement], [])).Except(Bindings.Of(loop.Statement).Select(static target => target.Name)),
        Iterate loop => NestedNames(loop.Test).Concat(NestedNames(loop.Body)).Concat(NestedNames(loop.Update)),
        Branch branch => NestedNames(branch.Then).Concat(NestedNames(branch.Else)),
        _ => [],
    });
}
