using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>Switches and patterns: chains of comparisons, in the order of the text, but for a default section, which comes last.</content>
internal sealed partial class BodyLowering
{
    public override Value VisitSwitch(ISwitchOperation operation, Variable? into)
    {
        Origin origin = OriginOf(operation);
        ICaseClauseOperation[] clauses = [.. operation.Cases.SelectMany(static section => section.Clauses)];

        // The default section is for what no other is for. Where its own labels decide something too, their order would count.
        if (operation.Cases.Any(static section => IsDefault(section) && section.Clauses.Length > 1) && !clauses.All(IsConstant))
        {
            return Report(Descriptors.UnsupportedStatement, operation, "A default label beside other labels, in a switch with patterns", "leave out the labels beside the default label");
        }

        if (Subject(operation.Value, clauses.OfType<IPatternCaseClauseOperation>().Select(static clause => clause.Guard)) is not { } value)
        {
            return Fail();
        }

        AddChain(
            [.. operation.Cases.Where(static section => !IsDefault(section))],
            section => Matches(operation, section, value),
            section => VisitSection(operation, section.Body),
            () => VisitSection(operation, [.. operation.Cases.Where(IsDefault).SelectMany(static section => section.Body)]),
            origin);
        return Nothing;
    }

    private static bool IsDefault(ISwitchCaseOperation section) => section.Clauses.Any(static clause => clause is IDefaultCaseClauseOperation);

    private static bool IsConstant(ICaseClauseOperation clause) => clause is IDefaultCaseClauseOperation or ISingleValueCaseClauseOperation or IPatternCaseClauseOperation { Guard: null, Pattern: IConstantPatternOperation };

    /// <summary>What is looked at; null where that is in error. A condition that assigns must not change it.</summary>
    private Value? Subject(IOperation operation, IEnumerable<IOperation?> guards)
    {
        Value value = Visit(operation, null);

        if (value.IsArray)
        {
            Report(Descriptors.UnsupportedExpression, operation, "A pattern over an array", "compare its elements and its Length");
            return null;
        }

        return IsNothing(value) ? null : guards.Any(static guard => guard is not null && Assigns(guard)) ? Copy(value) : value;
    }

    private Atom Matches(ISwitchOperation operation, ISwitchCaseOperation section, Value value)
    {
        // The conditions are part of the switch, whatever sections come before.
        BeginStatement(operation);
        return section.Clauses.Skip(1).Aggregate(
            Matches(section.Clauses[0], value), (any, clause) => Lazily(clause, isAnd: false, any, () => Matches(clause, value)));
    }

    /// <summary>The statements of a section, without the break that ends it.</summary>
    private void VisitSection(ISwitchOperation operation, IReadOnlyList<IOperation> statements)
    {
        VisitAll(statements.Take(statements.Count - 1));

        switch (statements.LastOrDefault())
        {
            case IBlockOperation block:
                VisitSection(operation, block.Operations);
                break;
            case { } last when !Leaves(operation, last):
                VisitAll([last]);
                break;
        }
    }

    private static bool Leaves(ISwitchOperation operation, IOperation statement) =>
        statement is IBranchOperation { BranchKind: BranchKind.Break } branch && SymbolEqualityComparer.Default.Equals(branch.Target, operation.ExitLabel);

    /// <summary>Whether a statement ends a switch before the end of the section that it is in.</summary>
    private static bool LeavesSwitch(IBranchOperation branch)
    {
        IOperation? around = branch.Parent;

        while (around is not (null or ISwitchOperation))
        {
            around = around.Parent;
        }

        return around is ISwitchOperation operation && Leaves(operation, branch);
    }

    private Atom Matches(ICaseClauseOperation clause, Value value) => clause switch
    {
        ISingleValueCaseClauseOperation single => Compare(single.Value, BinaryOperatorKind.Equals, value),
        IPatternCaseClauseOperation pattern => Guarded(Matches(pattern.Pattern, value), pattern.Guard),
        _ => ReportPattern(clause),
    };

    public override Value VisitSwitchExpression(ISwitchExpressionOperation operation, Variable? into)
    {
        if (IsChoiceOfArrays(operation))
        {
            return Nothing;
        }

        if (Subject(operation.Value, operation.Arms.Select(static arm => arm.Guard)) is not { } value || Slot(operation.Type, into?.Name ?? "choice", operation, into) is not { } slot)
        {
            return Fail();
        }

        Origin origin = OriginOf(operation);
        AddChain(operation.Arms, arm => Matches(operation, arm, value), arm => Store(slot, arm.Value), () => AddNoMatch(value, origin), origin);
        return slot;
    }

    private Atom Matches(ISwitchExpressionOperation operation, ISwitchExpressionArmOperation arm, Value value)
    {
        // Also of an arm for all that is left the pattern may declare variables.
        Atom matches = Guarded(Matches(arm.Pattern, value), arm.Guard);
        return IsLeft(operation, arm) ? Literal.True : matches;
    }

    /// <summary>Whether the arm is for all that is left: the last of arms that leave nothing out. Of an enumeration, perhaps in a tuple, they may leave out numbers without a name.</summary>
    private static bool IsLeft(ISwitchExpressionOperation operation, ISwitchExpressionArmOperation arm) =>
        operation.IsExhaustive && arm == operation.Arms[operation.Arms.Length - 1] && arm.Guard is null && operation.Value.Type is { SpecialType: not SpecialType.None };

    /// <summary>What C# throws where no arm matches.</summary>
    private void AddNoMatch(Value value, Origin origin)
    {
        const string Throw = "throw new global::System.Runtime.CompilerServices.SwitchExpressionException(";
        Add(value is Value.Scalar { Atom: var unmatched }
            ? new Guard([Throw, ");"], [unmatched], AlwaysThrows: true, origin)
            : new Guard([Throw + ");"], [], AlwaysThrows: true, origin));
    }

    /// <summary>The first arm that matches, or what is otherwise.</summary>
    private void AddChain<T>(IReadOnlyList<T> arms, Func<T, Atom> matches, Action<T> lower, Action otherwise, Origin origin, int next = 0)
    {
        if (next == arms.Count)
        {
            otherwise();
            return;
        }

        Atom isChosen = matches(arms[next]);
        List<StructuredStatement> then = Apart(() => lower(arms[next]));
        List<StructuredStatement> @else = Apart(() => AddChain(arms, matches, lower, otherwise, origin, next + 1));
        AddBranch(isChosen, then, @else, origin);
    }

    private void AddBranch(Atom matches, List<StructuredStatement> then, List<StructuredStatement> @else, Origin origin)
    {
        if (matches is Literal)
        {
            _statements.AddRange(matches == Literal.True ? then : @else);
        }
        else
        {
            _statements.Add(new Branch(matches, [.. then], [.. @else], origin));
        }
    }

    /// <summary>is null is for arrays, and means that something is thrown.</summary>
    public override Value VisitIsPattern(IIsPatternOperation operation, Variable? into)
    {
        if (operation.Pattern is IConstantPatternOperation { Value: { } constant } && IsNull(constant) && IsArrayObject(operation.Value))
        {
            return NullTest(operation, operation.Value, isEqual: true);
        }

        return Subject(operation.Value, []) is { } value ? new Value.Scalar(Matches(operation.Pattern, value)) : Fail();
    }

    private Atom Matches(IPatternOperation pattern, Value value) => pattern switch
    {
        IDiscardPatternOperation => Literal.True,
        IConstantPatternOperation constant => Compare(constant.Value, BinaryOperatorKind.Equals, value),
        IRelationalPatternOperation relational => Compare(relational.Value, relational.OperatorKind, value),
        INegatedPatternOperation negated => Not(negated, Matches(negated.Pattern, value)),
        IBinaryPatternOperation both => Both(both, both.OperatorKind == BinaryOperatorKind.And, Matches(both.LeftPattern, value), Matches(both.RightPattern, value)),
        IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } declaration when IsOfType(declaration) => DeclareMatch(declaration, local, value),
        IRecursivePatternOperation { DeclaredSymbol: null, DeconstructSymbol: null, PropertySubpatterns: [], DeconstructionSubpatterns: { Length: > 0 } parts }
            when value is Value.Tuple { Elements: var elements } && elements.Count == parts.Length =>
            parts.Select((part, i) => Matches(part, elements[i])).Aggregate((all, part) => Both(pattern, isAnd: true, all, part)),
        _ => ReportPattern(pattern),
    };

    private static bool IsOfType(IDeclarationPatternOperation declaration) => declaration.MatchesNull || SymbolEqualityComparer.Default.Equals(declaration.MatchedType, declaration.InputType);

    private Atom DeclareMatch(IDeclarationPatternOperation pattern, ILocalSymbol local, Value value)
    {
        if (Declare(local, pattern) is { } slot)
        {
            Store(slot, value, pattern);
        }

        return Literal.True;
    }

    /// <summary>A comparison of what is looked at with a constant. NaN is equal to itself in a pattern.</summary>
    private Atom Compare(IOperation constant, BinaryOperatorKind kind, Value value)
    {
        if (IsNull(constant) || value is not Value.Scalar { Atom: var subject })
        {
            return ReportPattern(constant);
        }

        Atom other = Atom(constant);
        return other is Literal { Type.IsFloatingPoint: true, Number: double.NaN }
            ? ReportAtom(Descriptors.UnsupportedExpression, constant, "A pattern that is NaN", "call double.IsNaN")
            : Binary(constant, kind, isChecked: false, subject, other, _context.Compilation.GetSpecialType(SpecialType.System_Boolean), null).Atoms.Single();
    }

    private Atom Not(IOperation operation, Atom operand) => operand is Literal
        ? Literal.Of(operand == Literal.False)
        : Apply(operation, Logic.Not, IrType.Boolean, null, operand).Atoms.Single();

    private Atom Both(IOperation operation, bool isAnd, Atom left, Atom right) => (left, right) switch
    {
        (Literal, _) => left == Literal.Of(isAnd) ? right : left,
        (_, Literal) => right == Literal.Of(isAnd) ? left : right,
        _ => Apply(operation, isAnd ? Logic.And : Logic.Or, IrType.Boolean, null, left, right).Atoms.Single(),
    };

    private Atom Guarded(Atom matches, IOperation? guard) => guard is null ? matches : Lazily(guard, isAnd: true, matches, () => Atom(guard));

    /// <summary>A truth value that depends on a second one only where the first does not decide.</summary>
    private Atom Lazily(IOperation operation, bool isAnd, Atom left, Func<Atom> right) => left is Literal
        ? left == Literal.Of(isAnd) ? right() : left
        : ShortCircuit(operation, isAnd, left, right, null).Atoms.SingleOrDefault() ?? Literal.False;

    private Atom ReportPattern(IOperation pattern) => ReportAtom(Descriptors.UnsupportedExpression, pattern, "This pattern", "compare numbers, truth values, strings and enumerations with constants");

    private Atom ReportAtom(DiagnosticDescriptor descriptor, IOperation operation, params string[] arguments)
    {
        Report(descriptor, operation, arguments);
        return Literal.False;
    }
}
