namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates statements about passive values.</summary>
internal sealed class PassiveStatementGenerator(GeneratorContext context, LocalNames names, RealStatementGenerator reals)
{
    private readonly RandomSource _random = context.Random;

    public void AddInteger(List<Statement> block, Scope scope)
    {
        ScalarType type = _random.Chance(0.8) ? ScalarType.Int : ScalarType.Long;
        Sized value = At(scope).Integers.Generate(type, 2, GeneratorContext.IntegerLimit);
        List<Variable> targets = scope.OfType(type).FindAll(v => scope.CanAssign(v) && value.Bound <= scope.Limit(v));
        if (targets.Count > 0 && context.Allows(RandomProgramFeatures.Reassignment) && _random.Chance(0.4))
        {
            Variable target = _random.Pick(targets);
            bool fits = scope.Bound(target) + value.Bound < Math.Min(4 * GeneratorContext.IntegerLimit, scope.Limit(target));
            bool isSame = value.Expression == Build.Reference(target);
            scope.Assign(target, fits ? scope.Bound(target) + value.Bound : value.Bound);
            block.Add(fits
                ? new CompoundAssignment(target, BinaryOperator.Add, value.Expression)
                : new Assignment(target, isSame ? Build.Minus(value.Expression) : value.Expression));
            return;
        }

        Variable variable = names.Local(type, isActive: false);
        bool isVar = _random.Chance(0.25);
        block.Add(new Declaration(variable, isVar ? Build.Explicit(value.Expression) : value.Expression, isVar));
        scope.Add(variable, value.Bound);
    }

    public void AddIncrement(List<Statement> block, Scope scope)
    {
        List<Variable> targets = [.. scope.Variables.Where(v => scope.CanAssign(v) && v.Type.IsInteger() && scope.Bound(v) + 1 <= scope.Limit(v))];
        if (targets.Count == 0)
        {
            AddInteger(block, scope);
            return;
        }

        Variable target = _random.PickLate(targets);
        Increment increment = new(target, IsDecrement: _random.Chance(0.4), IsPrefix: _random.Chance(0.4));
        double bound = scope.Bound(target) + 1;
        scope.Assign(target, bound);
        if (_random.Chance(0.5))
        {
            block.Add(new IncrementStatement(increment));
            return;
        }

        Variable variable = names.Local(target.Type, isActive: false);
        block.Add(new Declaration(variable, increment, IsImplicitlyTyped: false));
        scope.Add(variable, bound);
    }

    public void AddBool(List<Statement> block, Scope scope)
    {
        if (At(scope).Conditions.TryGenerate(1) is not { } condition)
        {
            reals.AddRealDeclaration(block, scope);
            return;
        }

        Variable variable = names.Local(ScalarType.Bool, isActive: false);
        block.Add(new Declaration(variable, condition, _random.Chance(0.3)));
        scope.Add(variable, 1);
    }

    public void AddConstant(List<Statement> block, Scope scope)
    {
        ScalarType type = context.Allows(RandomProgramFeatures.Integers) && _random.Chance(0.3) ? ScalarType.Int : reals.RealType();
        Expression value = type == ScalarType.Int
            ? Build.Integer(type, _random.Next(1, 9))
            : At(scope).Reals.Literal(type).Expression;
        Variable variable = names.Local(type, isActive: false) with { Kind = VariableKind.ConstantLocal };
        block.Add(new Declaration(variable, value, IsImplicitlyTyped: false));
        scope.Add(variable, type == ScalarType.Int ? 9 : 3.1);
    }

    private ExpressionGenerators At(Scope scope) => new(context, scope);
}
