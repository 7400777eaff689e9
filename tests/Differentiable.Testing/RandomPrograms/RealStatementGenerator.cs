namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates declarations of and assignments to doubles and floats.</summary>
internal sealed class RealStatementGenerator(GeneratorContext context, LocalNames names)
{
    private readonly RandomSource _random = context.Random;

    public ScalarType RealType() =>
        context.Allows(RandomProgramFeatures.Float) && _random.Chance(0.2) ? ScalarType.Float : ScalarType.Double;

    public void AddRealDeclaration(List<Statement> block, Scope scope)
    {
        ScalarType type = RealType();
        bool isPassive = _random.Chance(0.08);
        Sized value = isPassive
            ? At(scope).Reals.Narrow(At(scope).Reals.GeneratePassive(type), 10)
            : At(scope).Reals.Generate(type, _random.Next(1, 4));
        Variable variable = names.Local(type, isActive: !isPassive);
        bool isVar = _random.Chance(0.25);
        block.Add(new Declaration(variable, isVar ? Build.Explicit(value.Expression) : value.Expression, isVar));
        scope.Add(variable, value.Bound);
    }

    public void AddAssignment(List<Statement> block, Scope scope)
    {
        List<Variable> targets = [.. scope.Variables.Where(v => scope.CanAssign(v) && v.Type.IsReal())];
        if (targets.Count == 0)
        {
            AddRealDeclaration(block, scope);
            return;
        }

        Variable target = _random.PickLate(targets);
        RealGenerator reals = At(scope).Reals;
        Sized value = target.IsActive ? reals.Generate(target.Type, _random.Next(1, 4)) : reals.GeneratePassive(target.Type);
        if (value.Expression == Build.Reference(target))
        {
            value = RealGenerator.Combine(BinaryOperator.Multiply, value, reals.Literal(target.Type));
        }

        value = reals.Narrow(value, Math.Min(GeneratorContext.RealLimit, scope.Limit(target)));
        block.Add(new Assignment(target, value.Expression));
        scope.Assign(target, value.Bound);
    }

    public void AddCompoundAssignment(List<Statement> block, Scope scope)
    {
        List<Variable> targets =
            [.. scope.Variables.Where(v => scope.CanAssign(v) && v.IsActive)];
        if (targets.Count == 0)
        {
            AddRealDeclaration(block, scope);
            return;
        }

        Variable target = _random.PickLate(targets);
        double old = scope.Bound(target);
        BinaryOperator op = _random.OneOf(
            BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply, BinaryOperator.Divide);
        ExpressionGenerators generators = At(scope);
        Sized value = op == BinaryOperator.Divide
            ? generators.Functions.Positive(target.Type, 1.25, 1)
            : generators.Reals.Generate(target.Type, _random.Next(0, 3), 4);
        double bound = op switch
        {
            BinaryOperator.Divide => old / 1.25,
            BinaryOperator.Multiply => old * value.Bound,
            _ => old + value.Bound,
        };
        if (bound > Math.Min(2 * GeneratorContext.RealLimit, scope.Limit(target)))
        {
            AddAssignment(block, scope);
            return;
        }

        block.Add(new CompoundAssignment(target, op, value.Expression));
        scope.Assign(target, bound);
    }

    public void AddSinCos(List<Statement> block, Scope scope)
    {
        ScalarType type = RealType();
        Sized argument = At(scope).Reals.Generate(type, 1);
        Variable sine = names.Local(type, isActive: true);
        Variable cosine = names.Local(type, isActive: true);
        string holder = At(scope).Functions.Holder(SmoothFunctions.Sin, type);
        block.Add(new SinCosDeclaration(sine, cosine, Build.Explicit(argument.Expression), holder, _random.Chance(0.4)));
        scope.Add(sine, 1);
        scope.Add(cosine, 1);
    }

    private ExpressionGenerators At(Scope scope) => new(context, scope);
}
