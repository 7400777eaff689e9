namespace Differentiable.Testing.RandomPrograms;

/// <summary>Smaller forms of blocks and expressions, each with one thing less.</summary>
/// <remarks>
/// What makes a loop stop stays as long as the loop does: statements that change a <see cref="VariableKind.Control"/> variable, a
/// <c>for</c> loop's updates, and the part of a condition that names such a variable.
/// </remarks>
internal sealed class Reductions : IStatementVisitor<IEnumerable<IReadOnlyList<Statement>>>
{
    private static readonly Reductions s_instance = new();

    private Reductions()
    {
    }

    /// <summary>The forms of a block with one statement less, or one smaller.</summary>
    public static IEnumerable<IReadOnlyList<Statement>> Of(IReadOnlyList<Statement> block)
    {
        for (int i = block.Count - 1; i >= 0; i--)
        {
            if (!IsControl(block[i]))
            {
                yield return Replaced(block, i, []);
            }
        }

        for (int i = 0; i < block.Count; i++)
        {
            if (IsControl(block[i]))
            {
                continue;
            }

            foreach (IReadOnlyList<Statement> smaller in block[i].Accept(s_instance))
            {
                yield return Replaced(block, i, smaller);
            }
        }
    }

    public IEnumerable<IReadOnlyList<Statement>> VisitDeclaration(Declaration declaration) =>
        declaration.Initializer is { } value && MayReduceInitializer(declaration.Variable)
            ? Single(Of(value).Select(v => declaration with { Initializer = v }))
            : [];

    public IEnumerable<IReadOnlyList<Statement>> VisitAssignment(Assignment assignment) =>
        Single(Of(assignment.Value).Select(v => assignment with { Value = v }));

    public IEnumerable<IReadOnlyList<Statement>> VisitCompoundAssignment(CompoundAssignment assignment) =>
        Single(Of(assignment.Value).Select(v => assignment with { Value = v }));

    public IEnumerable<IReadOnlyList<Statement>> VisitSinCosDeclaration(SinCosDeclaration declaration) =>
        Single(Of(declaration.Argument).Select(v => declaration with { Argument = v }));

    public IEnumerable<IReadOnlyList<Statement>> VisitIncrementStatement(IncrementStatement statement) => [];

    public IEnumerable<IReadOnlyList<Statement>> VisitIf(If branch) =>
    [
        branch.Then,
        .. branch.Else is null ? (IReadOnlyList<Statement>[])[] : [branch.Else, [branch with { Else = null }]],
        .. Single(Of(branch.Condition).Select(c => branch with { Condition = c })),
        .. Single(Of(branch.Then).Select(t => branch with { Then = t })),
        .. Single(branch.Else is null ? [] : Of(branch.Else).Select(e => branch with { Else = e })),
    ];

    public IEnumerable<IReadOnlyList<Statement>> VisitReturn(Return statement) =>
        Single(Of(statement.Value).Select(v => statement with { Value = v }));

    public IEnumerable<IReadOnlyList<Statement>> VisitThrow(Throw statement) => [];

    public IEnumerable<IReadOnlyList<Statement>> VisitArgumentCheck(ArgumentCheck check) => [];

    public IEnumerable<IReadOnlyList<Statement>> VisitTupleAssignment(TupleAssignment assignment) =>
    [
        .. assignment.Targets.Select((t, i) => (IReadOnlyList<Statement>)[new Assignment(t, assignment.Values[i])]),
        .. Single(assignment.Values.SelectMany((v, i) => Of(v).Select(smaller => assignment with
        {
            Values = [.. assignment.Values.Take(i), smaller, .. assignment.Values.Skip(i + 1)],
        }))),
    ];

    public IEnumerable<IReadOnlyList<Statement>> VisitFor(For loop) =>
    [
        .. Once(loop, loop.Counters),
        .. Single(Of(loop.Counters).Where(c => c.Count == loop.Counters.Count).Select(c => loop with { Counters = [.. c.Cast<Declaration>()] })),
        .. Single(Conditions(loop.Condition).Select(c => loop with { Condition = c })),
        .. Single(Of(loop.Body).Select(b => loop with { Body = b })),
    ];

    public IEnumerable<IReadOnlyList<Statement>> VisitWhile(While loop) =>
    [
        .. Once(loop, []),
        .. Single(Conditions(loop.Condition).Select(c => loop with { Condition = c })),
        .. Single(Of(loop.Body).Select(b => loop with { Body = b })),
    ];

    public IEnumerable<IReadOnlyList<Statement>> VisitDo(Do loop) =>
    [
        .. Once(loop, []),
        .. Single(Conditions(loop.Condition).Select(c => loop with { Condition = c })),
        .. Single(Of(loop.Body).Select(b => loop with { Body = b })),
    ];

    public IEnumerable<IReadOnlyList<Statement>> VisitForEach(ForEach loop) =>
    [
        .. Once(loop, [new Declaration(loop.Counter, loop.Start, IsImplicitlyTyped: false)]),
        .. Single(Of(loop.Start).Select(s => loop with { Start = s })),
        .. Single(Of(loop.Count).Select(c => loop with { Count = c })),
        .. Single(Of(loop.Body).Select(b => loop with { Body = b })),
    ];

    public IEnumerable<IReadOnlyList<Statement>> VisitForEachElement(ForEachElement loop) =>
    [
        .. Once(loop, [new Declaration(loop.Item with { Kind = VariableKind.Local }, NumberOf(loop.Item.Type), IsImplicitlyTyped: false)]),
        .. Single(Of(loop.Collection).Select(c => loop with { Collection = c })),
        .. Single(Of(loop.Body).Select(b => loop with { Body = b })),
    ];

    public IEnumerable<IReadOnlyList<Statement>> VisitElementAssignment(ElementAssignment assignment) =>
    [
        .. assignment.Operator is null ? (IReadOnlyList<Statement>[])[] : [[assignment with { Operator = null }]],
        .. Single(Targets(assignment.Target).Select(t => assignment with { Target = t })),
        .. Single(Of(assignment.Value).Select(v => assignment with { Value = v })),
    ];

    public IEnumerable<IReadOnlyList<Statement>> VisitElementTuple(ElementTuple assignment) =>
    [
        .. assignment.Targets.Select((t, i) => (IReadOnlyList<Statement>)[t is Element element
            ? new ElementAssignment(element, null, assignment.Values[i])
            : new Assignment(((VariableReference)t).Variable, assignment.Values[i])]),
        .. Single(assignment.Targets.SelectMany((t, i) => t is not Element element ? [] : Targets(element).Select(smaller => assignment with
        {
            Targets = [.. assignment.Targets.Take(i), smaller, .. assignment.Targets.Skip(i + 1)],
        }))),
        .. Single(assignment.Values.SelectMany((v, i) => Of(v).Select(smaller => assignment with
        {
            Values = [.. assignment.Values.Take(i), smaller, .. assignment.Values.Skip(i + 1)],
        }))),
    ];

    public IEnumerable<IReadOnlyList<Statement>> VisitBreak(Break statement) => [];

    public IEnumerable<IReadOnlyList<Statement>> VisitContinue(Continue statement) => [];

    /// <summary>The body in place of the loop, unless it has exits, which would have another meaning there.</summary>
    private static IEnumerable<IReadOnlyList<Statement>> Once(Loop loop, IReadOnlyList<Statement> counters) =>
        StatementParts.HasExit(loop.Body) ? [] : [[.. counters, .. loop.Body]];

    /// <summary>Smaller conditions of a loop that ask about the same control variables.</summary>
    private static IEnumerable<Expression> Conditions(Expression condition)
    {
        HashSet<Variable> controls = Controls(condition);
        return Of(condition).Where(c => controls.SetEquals(Controls(c)));
    }

    private static HashSet<Variable> Controls(Expression expression) =>
    [
        .. ExpressionParts.All(expression)
            .Select(static e => (e as VariableReference)?.Variable ?? (e as Increment)?.Variable)
            .OfType<Variable>()
            .Where(static v => v.Kind == VariableKind.Control),
    ];

    private static bool IsControl(Statement statement) =>
        statement is not (Declaration or Loop) && StatementParts.Written(statement).Any(static v => v.Kind == VariableKind.Control);

    /// <summary>A real control variable keeps its initialiser, which is finite whatever it is computed from.</summary>
    private static bool MayReduceInitializer(Variable variable) =>
        variable.Kind == VariableKind.Local || (variable.Kind == VariableKind.Control && variable.Type.IsInteger());

    /// <summary>The smaller forms of a place: those that are an element still.</summary>
    private static IEnumerable<Element> Targets(Element element) => Of(element).OfType<Element>();

    private static Expression NumberOf(ScalarType type) => type.IsReal() ? Build.Number(type, 1) : Build.Integer(type, 1);

    /// <summary>The forms of an expression in which a part stands for the whole, or a number does.</summary>
    private static IEnumerable<Expression> Of(Expression expression)
    {
        ExpressionParts parts = ExpressionParts.Of(expression);
        bool isArray = expression.Form != ArrayForm.None;
        bool mayHoist = isArray || expression.Type.IsReal() || expression.Type == ScalarType.Bool;
        foreach (Expression child in parts.Children.Where(c => mayHoist && c.Type == expression.Type && (c.Form != ArrayForm.None) == isArray))
        {
            yield return Build.Explicit(child);
        }

        foreach (Expression shorter in Shorter(expression))
        {
            yield return shorter;
        }

        // Without its uses a local's declaration can go too.
        bool isLocal = expression is VariableReference { Variable.Kind: VariableKind.Local or VariableKind.Item };
        bool mayBecomeNumber = !isArray && (parts.Children.Count > 0 || isLocal);
        if (mayBecomeNumber && (expression.Type.IsReal() || expression.Type.IsInteger()))
        {
            yield return NumberOf(expression.Type);
        }

        for (int i = 0; i < parts.Children.Count; i++)
        {
            foreach (Expression smaller in Of(parts.Children[i]))
            {
                yield return parts.Rebuild([.. parts.Children.Take(i), smaller, .. parts.Children.Skip(i + 1)]);
            }
        }
    }

    /// <summary>Arrays with an element less, and ranges to the end of the array.</summary>
    private static IEnumerable<Expression> Shorter(Expression expression) => expression switch
    {
        NewArray { Elements.Count: > 1 } array =>
            array.Elements.Select((_, i) => array with { Elements = [.. array.Elements.Take(i), .. array.Elements.Skip(i + 1)] }),
        Part { Second: not null } part => [part with { Second = null }],
        _ => [],
    };

    private static IReadOnlyList<Statement> Replaced(IReadOnlyList<Statement> block, int index, IReadOnlyList<Statement> statements) =>
        [.. block.Take(index), .. statements, .. block.Skip(index + 1)];

    private static IEnumerable<IReadOnlyList<Statement>> Single(IEnumerable<Statement> statements) =>
        statements.Select(static s => (IReadOnlyList<Statement>)[s]);
}
