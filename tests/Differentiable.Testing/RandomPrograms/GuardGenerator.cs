namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates guards: statements that throw where a value is out of a range that it does not leave.</summary>
internal sealed class GuardGenerator(GeneratorContext context, MethodPlan plan)
{
    private readonly RandomSource _random = context.Random;

    public void AddGuard(List<Statement> block, Scope scope)
    {
        List<Variable> candidates = [.. scope.Variables.Where(v => v.IsMutable && (v.Type.IsReal() || v.Type.IsInteger()) && CanGuard(v))];
        if (candidates.Count == 0)
        {
            return;
        }

        block.Add(Guard(_random.Pick(candidates)));
    }

    /// <summary>A guard at the start of the method, where a parameter still has the value that the caller passed.</summary>
    public void AddFirstGuard(List<Statement> block, Scope scope)
    {
        List<Variable> integers = [.. scope.Variables.Where(static v => v.Type.IsInteger() && v.Kind is VariableKind.Parameter or VariableKind.FixedParameter)];
        if (plan.IsEntry && integers.Count > 0)
        {
            block.Add(new ArgumentCheck(_random.Pick(integers), null));
        }
        else
        {
            AddGuard(block, scope);
        }
    }

    /// <summary>A guard asks about a value; where conditions on active values are excluded, so are guards on them.</summary>
    private bool CanGuard(Variable variable) => !variable.IsActive || context.Allows(RandomProgramFeatures.ActiveConditions);

    private Statement Guard(Variable variable)
    {
        Expression value = Build.Reference(variable);
        if (variable.Type.IsInteger())
        {
            Literal limit = (Literal)Build.Integer(variable.Type, 5000 + _random.Next(1000));
            return _random.Chance(0.5)
                ? new ArgumentCheck(variable, limit)
                : new If(Build.Relation(BinaryOperator.Greater, value, limit), [ThrowAbout(variable)], null);
        }

        string holder = variable.Type.Name();
        Expression number = Build.Number(variable.Type, 1000);
        Expression condition = _random.Next(4) switch
        {
            0 => new PassiveCall(holder, PassiveFunction.IsNaN, value),
            1 => Build.Not(new PassiveCall(holder, PassiveFunction.IsFinite, value)),
            2 => Build.Not(Build.Relation(BinaryOperator.Less, value, number)),
            _ => Build.Logic(
                BinaryOperator.OrElse,
                Build.Relation(BinaryOperator.Greater, value, number),
                Build.Relation(BinaryOperator.Less, value, Build.Minus(number))),
        };
        return new If(condition, [ThrowAbout(variable)], null);
    }

    private Throw ThrowAbout(Variable variable) =>
        new($"The value {variable.Name} is out of range.", _random.Chance(0.5) ? variable : null);
}
