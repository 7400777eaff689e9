using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>Follows tangents or cotangents through the statements of one single-assignment body.</summary>
internal sealed class MethodLinearity
{
    private readonly LinearitySolver _solver;
    private readonly ExpressionLinearity _expressions;
    private readonly Dictionary<ISymbol, Dependence> _values = new(SymbolEqualityComparer.Default);
    private readonly Dependence? _promised;
    private Dependence _result = Dependence.Unknown;

    private MethodLinearity(LinearitySolver solver, Dependence? promised)
    {
        _solver = solver;
        _promised = promised;
        _expressions = new(solver, _values);
    }

    /// <summary>How what the body returns depends on its parameters; reports returns that break the promise, if one was made.</summary>
    public static Dependence Result(
        LinearitySolver solver,
        IBlockOperation body,
        IEnumerable<(ISymbol Symbol, Dependence Value)> known,
        Dependence? promised)
    {
        MethodLinearity method = new(solver, promised);

        foreach ((ISymbol symbol, Dependence value) in known)
        {
            method._values[symbol] = value;
        }

        method.Follow(body);
        return method._result;
    }

    private void Follow(IOperation? statement)
    {
        switch (statement)
        {
            case null or ILocalFunctionOperation or IEmptyOperation:
                break;
            case IBlockOperation or IVariableDeclarationGroupOperation or IVariableDeclarationOperation or ISwitchCaseOperation or ILabeledOperation:
                FollowAll(statement.ChildOperations);
                break;
            case IVariableDeclaratorOperation declarator:
                _values[declarator.Symbol] = _expressions.Of(declarator.GetVariableInitializer()?.Value);
                break;
            case IExpressionStatementOperation { Operation: IDeconstructionAssignmentOperation deconstruction }:
                Bind(deconstruction.Target, _expressions.Of(deconstruction.Value));
                break;
            case IExpressionStatementOperation expression:
                _expressions.Of(expression.Operation);
                break;
            case IConditionalOperation choice:
                _expressions.RequireConstant(choice.Condition, "a condition depends on a tangent or cotangent");
                Follow(choice.WhenTrue);
                Follow(choice.WhenFalse);
                break;
            case ISwitchOperation choice:
                _expressions.RequireConstant(choice.Value, "a condition depends on a tangent or cotangent");
                FollowAll(choice.Cases);
                break;
            case IReturnOperation { ReturnedValue: { } value }:
                Return(value);
                break;
            default:
                FollowOther(statement);
                break;
        }
    }

    private void FollowAll(IEnumerable<IOperation> statements)
    {
        foreach (IOperation statement in statements)
        {
            Follow(statement);
        }
    }

    // Statements that P1 forbids, and clauses of a switch: whatever in them is a statement is followed, the rest must be constant.
    private void FollowOther(IOperation statement)
    {
        foreach (IOperation child in statement.ChildOperations)
        {
            if (child is IBlockOperation or IExpressionStatementOperation or IVariableDeclarationGroupOperation or IReturnOperation)
            {
                Follow(child);
            }
            else
            {
                _expressions.RequireConstant(child, $"a tangent or cotangent in a statement of kind {statement.Kind}");
            }
        }
    }

    private void Bind(IOperation target, Dependence value)
    {
        switch (target)
        {
            case ITupleOperation tuple:
                for (int i = 0; i < tuple.Elements.Length; i++)
                {
                    Bind(tuple.Elements[i], value.Element(i));
                }

                break;
            case IDeclarationExpressionOperation declaration:
                Bind(declaration.Expression, value);
                break;
            case ILocalReferenceOperation local:
                _values[local.Local] = value;
                break;
            default:
                break;
        }
    }

    private void Return(IOperation value)
    {
        Dependence returned = _expressions.Of(value);

        if (_promised is not null)
        {
            RequirePromise(value, returned, _promised);
            return;
        }

        if (Dependence.Join(_result, returned) is { } joined)
        {
            _result = joined;
            return;
        }

        _solver.Report(value.Syntax, "linear on one path and a constant on another: that is affine");
        _result = Dependence.JoinOrLinear(_result, returned);
    }

    private void RequirePromise(IOperation value, Dependence returned, Dependence promised)
    {
        if (promised.Kind == DependenceKind.Product)
        {
            IOperation[] elements = OperationTree.WithoutConversions(value) is ITupleOperation tuple ? [.. tuple.Elements] : [];

            for (int i = 0; i < promised.Count; i++)
            {
                RequirePromise(i < elements.Length ? elements[i] : value, returned.Element(i), promised.Element(i));
            }
        }
        else if (promised.Kind == DependenceKind.Linear && !returned.IsLinear)
        {
            _solver.Report(value.Syntax, "the derivative part of the result is neither linear nor a literal zero");
        }
        else if (promised.Kind == DependenceKind.Constant && returned.IsTainted)
        {
            _solver.Report(value.Syntax, "the value part of the result depends on a tangent or cotangent");
        }
    }
}
