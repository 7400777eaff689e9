using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <summary>
/// Statements, one after the other, by which array variables come to stand for other arrays: <c>now = next</c>, <c>old = now; now = next</c>, <c>spare = a; a = b; b = spare</c>. Which array a variable stands
/// for cannot change in a loop or a branch; but where no array has two names that are used, before or afterwards, to copy the elements is the same.
/// </summary>
internal sealed class Handover
{
    private readonly IReadOnlyList<IOperation> _statements;

    private Handover(IReadOnlyList<IOperation> statements) => _statements = statements;

    /// <summary>Whether afterwards no two variables that are still used stand for one array, if none did before.</summary>
    public bool LeavesOneNameEach
    {
        get
        {
            Dictionary<ILocalSymbol, object> arrays = new(SymbolEqualityComparer.Default);

            foreach (IOperation statement in _statements)
            {
                if (StepOf(statement) is not var (target, value) || (ArrayNames.VariableOf(value) is null && !ArrayNames.IsMade(value)))
                {
                    return false;
                }

                arrays[target] = ArrayNames.VariableOf(value) is { } source ? ArrayOf(source) : new object();
            }

            object[] used = [.. arrays.Where(pair => IsUsedAfterwards(pair.Key)).Select(static pair => pair.Value)];
            return used.Distinct().Count() == used.Length;

            object ArrayOf(ILocalSymbol variable)
            {
                if (!arrays.TryGetValue(variable, out object? array))
                {
                    array = new object();
                    arrays.Add(variable, array);
                }

                return array;
            }
        }
    }

    /// <summary>The statements that the statement is one of.</summary>
    public static Handover At(IOperation statement)
    {
        if (statement.Parent is not IBlockOperation { Operations: var all } || StepOf(statement) is null)
        {
            return new([statement]);
        }

        int first = all.IndexOf(statement);
        int end = first + 1;

        while (first > 0 && StepOf(all[first - 1]) is not null)
        {
            first--;
        }

        while (end < all.Length && StepOf(all[end]) is not null)
        {
            end++;
        }

        return new([.. all.Skip(first).Take(end - first)]);
    }

    /// <summary>Whether the assignment may copy the elements.</summary>
    public static bool MayCopy(ISimpleAssignmentOperation assignment) =>
        assignment.Parent is IExpressionStatementOperation statement && At(statement) is { LeavesOneNameEach: true } handover && handover.Names.All(name => ArrayNames.AreOneEach(name, assignment));

    /// <summary>Whether the variable is just another name for the array from the assignment on: it is declared in the same block, and what surrounds the assignment copies nothing.</summary>
    public static bool Renames(ISimpleAssignmentOperation assignment) =>
        IsBesideDeclaration(assignment.Target, assignment) && assignment.Parent is { } statement && !At(statement)._statements.Any(AssignsFurtherIn);

    /// <summary>Whether the statement stands in the block that declares the variable.</summary>
    /// <param name="variable">A use of the variable.</param>
    /// <param name="assignment">What the statement does.</param>
    public static bool IsBesideDeclaration(IOperation variable, IOperation assignment) =>
        variable is ILocalReferenceOperation { Local: var local } && assignment.Parent is IExpressionStatementOperation { Parent: IBlockOperation block }
        && ArrayNames.DeclarationOf(local, assignment) is { Parent.Parent.Parent: { } declaring } && declaring == block;

    /// <summary>Whether the variable gets an array of its own, with the elements of the one that it is declared with: others will be copied to it.</summary>
    public static bool IsCopied(IVariableDeclaratorOperation declarator)
    {
        if (declarator is not { Symbol: { Type: IArrayTypeSymbol } symbol, Initializer.Value: { } value, Parent.Parent: { } declaration } || ArrayNames.IsMade(value))
        {
            return false;
        }

        return ArrayNames.VariableOf(value) is not null
            ? At(declaration) is { LeavesOneNameEach: true } handover && handover._statements.Any(AssignsFurtherIn)
            : ArrayNames.IsCallers(value) && LocalUses.Of(symbol, declarator).Any(use => use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use && !IsBesideDeclaration(assignment.Target, assignment));
    }

    private IEnumerable<ILocalSymbol> Names =>
        _statements.Select(StepOf).OfType<(ILocalSymbol Target, IOperation Value)>().SelectMany(static step => ArrayNames.VariableOf(step.Value) is { } source ? new[] { step.Target, source } : [step.Target]);

    private static bool AssignsFurtherIn(IOperation statement) => statement is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } && !IsBesideDeclaration(assignment.Target, assignment);

    /// <summary>A variable and what it comes to stand for; null for any other statement.</summary>
    private static (ILocalSymbol Target, IOperation Value)? StepOf(IOperation statement) => statement switch
    {
        IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation { IsDeclaration: false } target, Value: var value } } when ArrayNames.VariableOf(target) is { } local => (local, value),
        IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol: { Type: IArrayTypeSymbol } local, Initializer.Value: { } value }] }] } when ArrayNames.VariableOf(value) is not null => (local, value),
        _ => null,
    };

    /// <summary>Whether the variable may be read after the statements: not if each iteration that they are in declares it anew, and no later text mentions it.</summary>
    private bool IsUsedAfterwards(ILocalSymbol variable)
    {
        IOperation last = _statements[_statements.Count - 1];
        return ArrayNames.DeclarationOf(variable, last) is not { } declarator
            || LoopAround(declarator) != LoopAround(last)
            || LocalUses.Of(variable, last).Any(use => use.Syntax.SpanStart >= last.Syntax.Span.End);
    }

    /// <summary>The loop whose iterations the operation is run in: what stands in the head of a for loop runs before it.</summary>
    private static IOperation? LoopAround(IOperation operation) => operation.Parent switch
    {
        null => null,
        IForLoopOperation loop when loop.Before.Contains(operation) => LoopAround(loop),
        ILoopOperation loop => loop,
        { } parent => LoopAround(parent),
    };
}
