namespace Differentiable.Testing.RandomPrograms;

/// <summary>The parts of a statement, and how to build it again from other parts and other variables of the same types.</summary>
/// <param name="Targets">The variables that the statement assigns, those apart that its expressions increment.</param>
/// <param name="Blocks">The nested blocks; a <c>for</c> loop's counters and updates are blocks too.</param>
/// <param name="Rebuild">Takes the expressions, the blocks, and what to call each variable that the statement names itself.</param>
internal sealed record StatementParts(
    IReadOnlyList<Variable> Targets,
    IReadOnlyList<Expression> Expressions,
    IReadOnlyList<IReadOnlyList<Statement>> Blocks,
    Func<IReadOnlyList<Expression>, IReadOnlyList<IReadOnlyList<Statement>>, Func<Variable, Variable>, Statement> Rebuild)
{
    /// <summary>The parts of a statement.</summary>
    public static StatementParts Of(Statement statement) => statement.Accept(Visitor.Instance);

    /// <summary>The statements of a block and of all blocks within, in the order of the text.</summary>
    public static IEnumerable<Statement> All(IEnumerable<Statement> block) =>
        block.SelectMany(static s => All(Of(s).Blocks.SelectMany(static b => b)).Prepend(s));

    /// <summary>The expressions of a statement with all their operands, without those of nested blocks.</summary>
    public static IEnumerable<Expression> Operands(Statement statement) => Of(statement).Expressions.SelectMany(ExpressionParts.All);

    /// <summary>The variables that a statement changes by itself, without those that nested blocks change.</summary>
    public static IEnumerable<Variable> Written(Statement statement) =>
        Of(statement).Targets.Concat(Operands(statement).OfType<Increment>().Select(static i => i.Variable));

    /// <summary>Whether a block leaves or continues the loop that it is the body of.</summary>
    public static bool HasExit(IEnumerable<Statement> body) =>
        body.Any(static s => s is Break or Continue || (s is not Loop && Of(s).Blocks.Any(HasExit)));

    private sealed class Visitor : IStatementVisitor<StatementParts>
    {
        public static Visitor Instance { get; } = new();

        public StatementParts VisitDeclaration(Declaration declaration) => new(
            [declaration.Variable],
            declaration.Initializer is { } value ? [value] : [],
            [],
            (e, _, name) => declaration with { Variable = name(declaration.Variable), Initializer = e.Count > 0 ? e[0] : null });

        public StatementParts VisitAssignment(Assignment assignment) => new(
            [assignment.Target], [assignment.Value], [], (e, _, name) => new Assignment(name(assignment.Target), e[0]));

        public StatementParts VisitCompoundAssignment(CompoundAssignment assignment) => new(
            [assignment.Target],
            [assignment.Value],
            [],
            (e, _, name) => assignment with { Target = name(assignment.Target), Value = e[0] });

        public StatementParts VisitTupleAssignment(TupleAssignment assignment) => new(
            assignment.Targets,
            assignment.Values,
            [],
            (e, _, name) => new TupleAssignment([.. assignment.Targets.Select(name)], e));

        public StatementParts VisitSinCosDeclaration(SinCosDeclaration declaration) => new(
            [declaration.Sine, declaration.Cosine],
            [declaration.Argument],
            [],
            (e, _, name) => declaration with { Sine = name(declaration.Sine), Cosine = name(declaration.Cosine), Argument = e[0] });

        public StatementParts VisitIncrementStatement(IncrementStatement statement) =>
            new([], [statement.Increment], [], static (e, _, _) => new IncrementStatement((Increment)e[0]));

        public StatementParts VisitIf(If branch) => branch.Else is { } otherwise
            ? new([], [branch.Condition], [branch.Then, otherwise], static (e, b, _) => new If(e[0], b[0], b[1]))
            : new([], [branch.Condition], [branch.Then], static (e, b, _) => new If(e[0], b[0], null));

        public StatementParts VisitReturn(Return statement) => new([], [statement.Value], [], static (e, _, _) => new Return(e[0]));

        public StatementParts VisitThrow(Throw statement) => new(
            [], [], [], (_, _, name) => statement with { OutOfRange = statement.OutOfRange is { } variable ? name(variable) : null });

        public StatementParts VisitArgumentCheck(ArgumentCheck check) =>
            new([], [], [], (_, _, name) => check with { Variable = name(check.Variable) });

        public StatementParts VisitFor(For loop) => new(
            [],
            [loop.Condition],
            [loop.Counters, loop.Updates, loop.Body],
            (e, b, _) => new For([.. b[0].Cast<Declaration>()], e[0], b[1], b[2], loop.TripLimit));

        public StatementParts VisitWhile(While loop) =>
            new([], [loop.Condition], [loop.Body], (e, b, _) => new While(e[0], b[0], loop.TripLimit));

        public StatementParts VisitDo(Do loop) =>
            new([], [loop.Condition], [loop.Body], (e, b, _) => new Do(b[0], e[0], loop.TripLimit));

        public StatementParts VisitForEach(ForEach loop) => new(
            [loop.Counter],
            [loop.Start, loop.Count],
            [loop.Body],
            (e, b, name) => new ForEach(name(loop.Counter), e[0], e[1], b[0], loop.TripLimit));

        public StatementParts VisitForEachElement(ForEachElement loop) => new(
            [loop.Item],
            [loop.Collection],
            [loop.Body],
            (e, b, name) => loop with { Item = name(loop.Item), Collection = e[0], Body = b[0] });

        public StatementParts VisitElementAssignment(ElementAssignment assignment) => new(
            [],
            [assignment.Target, assignment.Value],
            [],
            (e, _, _) => assignment with { Target = (Element)e[0], Value = e[1] });

        public StatementParts VisitElementTuple(ElementTuple assignment) => new(
            [.. assignment.Targets.OfType<VariableReference>().Select(static r => r.Variable)],
            [.. assignment.Targets, .. assignment.Values],
            [],
            static (e, _, _) => new ElementTuple([.. e.Take(e.Count / 2)], [.. e.Skip(e.Count / 2)]));

        public StatementParts VisitBreak(Break statement) => new([], [], [], (_, _, _) => statement);

        public StatementParts VisitContinue(Continue statement) => new([], [], [], (_, _, _) => statement);
    }
}
