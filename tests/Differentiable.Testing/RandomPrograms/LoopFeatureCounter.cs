namespace Differentiable.Testing.RandomPrograms;

/// <summary>Counts how often each feature of loops occurs in the tree of a program.</summary>
public sealed class LoopFeatureCounter
{
    private readonly Dictionary<LoopFeature, int> _counts = Enum.GetValues<LoopFeature>().ToDictionary(static f => f, static _ => 0);
    private readonly HashSet<string> _loopingMethods;

    private LoopFeatureCounter(RandomProgram program)
    {
        _loopingMethods = [.. program.Helpers.Where(HasLoop).Select(static m => m.Name)];
        Add(LoopFeature.LoopInHelper, _loopingMethods.Count);
        foreach (Method method in program.Helpers.Append(program.Entry))
        {
            Visit(method.Body, [], isInBranch: false, new HashSet<Variable>());
        }
    }

    /// <summary>The number of occurrences of each feature, zeros included.</summary>
    public static IReadOnlyDictionary<LoopFeature, int> Count(RandomProgram program) => new LoopFeatureCounter(program)._counts;

    private static bool HasLoop(Method method) => StatementParts.All(method.Body).Any(static s => s is Loop);

    private void Add(LoopFeature feature, bool occurs) => Add(feature, occurs ? 1 : 0);

    private void Add(LoopFeature feature, int count) => _counts[feature] += count;

    /// <param name="loops">The loops around the block, the innermost last.</param>
    /// <param name="isInBranch">Whether there is a branch between the block and the innermost loop or the method.</param>
    /// <param name="local">What the body of the innermost loop declares.</param>
    private void Visit(IReadOnlyList<Statement> block, IReadOnlyList<Loop> loops, bool isInBranch, HashSet<Variable> local)
    {
        for (int i = 0; i < block.Count; i++)
        {
            Visit(block[i], loops, isInBranch, local);
            Add(LoopFeature.AssignedByDo, block[i] is Do loop && loop.Body is [Assignment first, ..]
                && block.Take(i).Any(s => s is Declaration { Initializer: null } declaration && declaration.Variable == first.Target));
        }
    }

    private void Visit(Statement statement, IReadOnlyList<Loop> loops, bool isInBranch, HashSet<Variable> local)
    {
        if (loops.Count > 0)
        {
            VisitInLoop(statement, loops, isInBranch, local);
        }

        if (statement is Loop loop)
        {
            Add(LoopFeature.LoopInBranch, isInBranch);
            Add(LoopFeature.Nested, loops.Count == 1);
            Add(LoopFeature.NestedTwice, loops.Count == 2);
            VisitLoop(loop);
            Visit(loop.Body, [.. loops, loop], isInBranch: false, []);
        }
        else
        {
            foreach (IReadOnlyList<Statement> inner in StatementParts.Of(statement).Blocks)
            {
                Visit(inner, loops, isInBranch: true, local);
            }
        }
    }

    private void VisitLoop(Loop loop)
    {
        Add(LoopFeature.For, loop is For);
        Add(LoopFeature.While, loop is While);
        Add(LoopFeature.Do, loop is Do);
        Add(LoopFeature.ForEach, loop is ForEach);
        Add(LoopFeature.Endless, loop is While { Condition: Literal });
        Add(LoopFeature.Empty, loop.TripLimit == 0);
        Add(LoopFeature.NegativeStart, loop is For { Counters: [{ Initializer: Unary }, ..] } or ForEach { Start: Unary });
        Expression[] condition = [.. StatementParts.Operands(loop)];
        Variable[] read = [.. condition.OfType<VariableReference>().Select(static r => r.Variable)];
        Add(LoopFeature.ActiveCondition, read.Any(static v => v.IsActive));
        Add(LoopFeature.Contraction, read.Any(static v => v.IsActive && v.Kind == VariableKind.Control));
        Variable[] written = [.. StatementParts.All(loop.Body).SelectMany(StatementParts.Written)];
        Variable[] carried = [.. written.Distinct().Except(Declared(loop.Body)).Where(static v => v.Kind != VariableKind.Control)];
        Add(LoopFeature.CarriedDouble, carried.Any(static v => v.Type == ScalarType.Double));
        Add(LoopFeature.CarriedFloat, carried.Any(static v => v.Type == ScalarType.Float));
        Add(LoopFeature.CarriedInt, carried.Any(static v => v.Type == ScalarType.Int));
        Add(LoopFeature.CarriedBool, carried.Any(static v => v.Type == ScalarType.Bool));
        Add(LoopFeature.SeveralCarried, carried.Count(static v => v.Type.IsReal()) > 1);
        if (loop is For header)
        {
            VisitHeader(header, read.Any(written.Contains));
        }
    }

    private void VisitHeader(For loop, bool isChanged)
    {
        Statement first = loop.Updates[0];
        Add(LoopFeature.CountingDown, first is IncrementStatement { Increment.IsDecrement: true } or CompoundAssignment { Operator: BinaryOperator.Subtract });
        Add(LoopFeature.LargeStep, first is CompoundAssignment);
        Add(LoopFeature.SeveralCounters, loop.Counters.Count > 1);
        Add(LoopFeature.CounterBefore, loop.Counters.Count == 0);
        Add(LoopFeature.LongCounter, loop.Counters is [{ Variable.Type: ScalarType.Long }, ..]);
        bool isConstant = LoopUnroller.Iterations(loop) is not null;
        Add(LoopFeature.ConstantTrips, isConstant);
        Add(LoopFeature.RunTimeTrips, !isConstant);
        Add(LoopFeature.ChangedHeader, isChanged);
    }

    private void VisitInLoop(Statement statement, IReadOnlyList<Loop> loops, bool isInBranch, HashSet<Variable> local)
    {
        StatementParts parts = StatementParts.Of(statement);
        Expression[] operands = [.. StatementParts.Operands(statement)];
        HashSet<string> calls = [.. operands.OfType<MethodCall>().Select(static c => c.Method.Name)];
        Add(LoopFeature.CallInLoop, calls.Count > 0);
        Add(LoopFeature.CallOfLoopInLoop, calls.Overlaps(_loopingMethods));
        Add(LoopFeature.BranchInLoop, statement is If);
        Add(LoopFeature.Break, statement is Break);
        Add(LoopFeature.Continue, statement is Continue);
        Add(LoopFeature.Return, statement is Return);
        Add(LoopFeature.NestedReturn, statement is Return && loops.Count > 1);
        Add(LoopFeature.GuardInLoop, statement is Throw or ArgumentCheck);
        Add(LoopFeature.CounterAsReal, operands.Any(static e =>
            e is Conversion { Operand: VariableReference { Variable: { Kind: VariableKind.Control, IsActive: false } } } c && c.Type.IsReal()));
        Add(LoopFeature.CounterInCondition, statement is If && operands.Any(static e =>
            e is VariableReference { Variable: { Kind: VariableKind.Control, IsActive: false } }));
        Add(LoopFeature.LocalInBody, statement is Declaration);
        if (statement is Declaration)
        {
            local.UnionWith(parts.Targets);
        }

        VisitAssigned(statement, parts, operands, isInBranch, local);
    }

    private void VisitAssigned(
        Statement statement, StatementParts parts, Expression[] operands, bool isInBranch, HashSet<Variable> local)
    {
        Variable? target = parts.Targets.Count == 0 || statement is Declaration || local.Contains(parts.Targets[0]) ? null : parts.Targets[0];
        bool isReal = target is { Kind: not VariableKind.Control } && target.Type.IsReal();
        bool readsTarget = target is not null && operands.Contains(Build.Reference(target));
        Add(LoopFeature.ConditionalUpdate, isReal && isInBranch);
        Add(LoopFeature.Accumulator, isReal
            && (statement is CompoundAssignment { Operator: BinaryOperator.Add or BinaryOperator.Subtract }
                || (statement is Assignment { Value: Binary { Left: VariableReference left } } && left.Variable == target)));
        Add(LoopFeature.Recurrence, isReal && readsTarget && statement is Assignment { Value: MathCall });
        Add(LoopFeature.TupleAssignment, isReal && statement is TupleAssignment);
        Add(LoopFeature.IntegerTuple, target?.Type == ScalarType.Int && statement is TupleAssignment);
        Add(LoopFeature.Swap, statement is TupleAssignment tuple && tuple.Values.All(static v => v is VariableReference));
    }

    private static IEnumerable<Variable> Declared(IReadOnlyList<Statement> body) =>
        StatementParts.All(body).OfType<Declaration>().Select(static d => d.Variable);
}
