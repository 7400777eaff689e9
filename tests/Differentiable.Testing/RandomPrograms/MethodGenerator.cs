namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates one method: its parameters, then statements until a budget is spent, then a return.</summary>
internal static class MethodGenerator
{
    /// <summary>Generates a differentiable method.</summary>
    public static Callable Generate(GeneratorContext context, MethodPlan plan)
    {
        Scope scope = new();
        foreach (Field field in context.Fields)
        {
            scope.Add(field.Variable, 6);
        }

        foreach (Parameter parameter in plan.Parameters)
        {
            AddParameter(scope, plan, parameter.Variable, parameter.MinimumLength);
        }

        StatementGenerator statements = new(context, plan);
        List<Statement> body = statements.Body(scope);
        bool isExpressionBodied = body is [Return] && context.Random.Chance(0.7);
        Method method = new(plan.Name, plan.Host, plan.ReturnType, plan.Parameters, body, IsDifferentiable: true, isExpressionBodied);
        return new(method, statements.ReturnBound, WorkEstimate.Of(method, context.Callables));
    }

    /// <summary>Generates a method from integers to an int, without an attribute.</summary>
    public static Callable GeneratePassive(GeneratorContext context, string name, MethodHost host)
    {
        Scope scope = new();
        Parameter first = new(new("n", ScalarType.Int, VariableKind.Parameter, IsActive: false), null);
        Parameter second = new(new("k", ScalarType.Int, VariableKind.Parameter, IsActive: false), new Literal(ScalarType.Int, 2));
        scope.Add(first.Variable, GeneratorContext.IntegerArgumentLimit);
        scope.Add(second.Variable, GeneratorContext.IntegerArgumentLimit);
        ExpressionGenerators generators = new(context with { Callables = [] }, scope);
        Sized result = generators.Integers.Generate(ScalarType.Int, 2, 40);
        Sized other = generators.Integers.Generate(ScalarType.Int, 1, 40);
        bool isExpression = context.Random.Chance(0.5);
        List<Statement> body = [new Return(result.Expression)];
        if (!isExpression && generators.Conditions.TryGenerate(0) is { } condition)
        {
            body.Insert(0, new If(condition, [new Return(other.Expression)], null));
        }

        Method method = new(name, host, ScalarType.Int, [first, second], body, IsDifferentiable: false, isExpression);
        return new(method, Math.Max(result.Bound, other.Bound), WorkEstimate.Of(method, []));
    }

    private static void AddParameter(Scope scope, MethodPlan plan, Variable parameter, int minimumLength)
    {
        if (parameter.Form != ArrayForm.None)
        {
            scope.SetLength(parameter, minimumLength, plan.IsEntry ? GeneratorContext.SampledLengthLimit : GeneratorContext.LengthLimit);
            double bound = !parameter.Type.IsReal() ? GeneratorContext.IndexLimit
                : plan.IsEntry ? GeneratorContext.SampledElementLimit
                : GeneratorContext.ElementLimit;
            scope.AddArray(new(parameter, new(parameter, 0), bound, null));
        }
        else if (parameter.Kind != VariableKind.FixedParameter)
        {
            scope.Add(parameter, parameter.Type.IsReal() ? GeneratorContext.RealArgumentLimit : GeneratorContext.IntegerArgumentLimit);
        }
        else if (plan.IsEntry)
        {
            scope.AddNonNegative(parameter, GeneratorContext.SampledTripLimit);
            scope.SetLength(parameter, 0, GeneratorContext.SampledTripLimit);
        }
        else
        {
            scope.Add(parameter, GeneratorContext.TripArgumentLimit);
        }
    }
}
