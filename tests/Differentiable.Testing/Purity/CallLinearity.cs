using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>The rules of linearity for calls: by contract, by table, or by a look into the callee.</summary>
internal sealed class CallLinearity(LinearitySolver solver, ExpressionLinearity expressions)
{
    public Dependence Of(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;

        if (method is { Name: "Slice", IsStatic: false })
        {
            return OfView(call);
        }

        ImmutableArray<Dependence> arguments = Arguments(call);
        bool isEmitted = solver.IsEmitted(method);

        if ((isEmitted ? DerivativeContract.Of(method) : RuleContract(method)) is { } contract)
        {
            Dependence derivative = Derivative(call, arguments, contract.IsLinearIn);
            return contract.Result(method, derivative);
        }

        if ((isEmitted || method.MethodKind == MethodKind.LocalFunction) && solver.HasBody(method))
        {
            return solver.Call(method, expressions.Of(call.Instance), arguments);
        }

        if (BufferLinearity.IsOfBuffers(method))
        {
            return new BufferLinearity(solver, expressions).Of(call, arguments);
        }

        if (LoopCombinators.IsRun(method))
        {
            return new LoopLinearity(solver, call, arguments[0]).Run(arguments[1]);
        }

        if (LoopCombinators.IsReverse(method))
        {
            return new LoopLinearity(solver, call, arguments[0]).Reverse(arguments[1]);
        }

        if (LinearCallTable.IsBilinear(method))
        {
            return expressions.Product(call, arguments[0], arguments[1]);
        }

        if (LinearCallTable.Find(method) is { } isLinearIn)
        {
            return Derivative(call, arguments, isLinearIn);
        }

        return OfConstants(call, arguments);
    }

    // A rule that the user wrote is linear by its own promise; its body has an analyzer of its own.
    private static DerivativeContract? RuleContract(IMethodSymbol method) =>
        CallTable.IsRule(method) ? DerivativeContract.OfRule(method) : null;

    private Dependence OfView(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            expressions.RequireConstant(argument.Value, "a range depends on a tangent or cotangent");
        }

        return expressions.Of(call.Instance);
    }

    private ImmutableArray<Dependence> Arguments(IInvocationOperation call)
    {
        Dependence[] arguments = [.. call.TargetMethod.Parameters.Select(static _ => Dependence.Constant)];

        foreach (IArgumentOperation argument in call.Arguments)
        {
            arguments[argument.Parameter?.Ordinal ?? 0] = expressions.Of(argument.Value);
        }

        return [.. arguments];
    }

    private Dependence Derivative(IInvocationOperation call, ImmutableArray<Dependence> arguments, Func<IParameterSymbol, bool> isLinearIn)
    {
        Dependence vector = Dependence.Unknown;
        bool isAffine = false;

        foreach (IArgumentOperation argument in call.Arguments)
        {
            Dependence value = arguments[argument.Parameter?.Ordinal ?? 0];

            if (argument.Parameter is { } parameter && isLinearIn(parameter))
            {
                Dependence whole = Whole(value);
                isAffine |= (value.IsTainted && !value.IsLinear) || Dependence.Join(vector, whole) is null;
                vector = Dependence.Join(vector, whole) ?? Dependence.Linear;
            }
            else if (value.IsTainted)
            {
                solver.Report(argument.Syntax, $"{call.TargetMethod.Name} is not linear in this argument");
            }
        }

        if (isAffine)
        {
            solver.Report(call.Syntax, "a tangent or cotangent together with a constant is affine, not linear");
        }

        return vector;
    }

    private static Dependence Whole(Dependence value) => value switch
    {
        { Kind: not DependenceKind.Product } => value,
        { IsTainted: true } => Dependence.Linear,
        { IsLinear: true } => Dependence.Zero,
        _ => Dependence.Constant,
    };

    private Dependence OfConstants(IInvocationOperation call, ImmutableArray<Dependence> arguments)
    {
        ImmutableArray<Dependence> operands = [.. arguments, expressions.Of(call.Instance)];

        if (operands.Any(static o => o.IsTainted))
        {
            solver.Report(call.Syntax, $"{call.TargetMethod.Name} is not linear");
            return Dependence.Unknown;
        }

        return operands.Any(static o => o.Kind == DependenceKind.Unknown) ? Dependence.Unknown : Dependence.Constant;
    }
}
