namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates expressions that read arrays and spans.</summary>
internal sealed class ElementGenerator(GeneratorContext context, Scope scope)
{
    private readonly RandomSource _random = context.Random;
    private readonly IndexGenerator _indexes = new(context, scope);
    private readonly PartGenerator _parts = new(context, scope);

    /// <summary>Whether there is an array of the type.</summary>
    public bool Exists(ScalarType type) => scope.Arrays.Any(a => a.Type == type);

    /// <summary>An element of an array of the type, or null where none is sure to exist.</summary>
    public Sized? TryRead(ScalarType type, bool isPassive)
    {
        List<KnownArray> arrays = [.. scope.Arrays.Where(a => a.Type == type && !(isPassive && a.Variable.IsActive))];
        if (arrays.Count == 0)
        {
            return null;
        }

        KnownArray array = _random.PickLate(arrays);
        if (_indexes.TryElement(array) is { } element)
        {
            return new(element, array.Bound);
        }

        if (!context.Allows(RandomProgramFeatures.Branches) || scope.Minimum(array.Length) >= scope.Maximum(array.Length))
        {
            return null;
        }

        (Expression condition, Element guarded, _) = _indexes.Guarded(array);
        Expression otherwise = type.IsReal() ? Build.Number(type, 0.75) : Build.Integer(type, 1);
        return new(Build.Choose(condition, guarded, otherwise), Math.Max(1, array.Bound));
    }

    /// <summary>The length of an array, or null if there is none.</summary>
    public Sized? TryLength()
    {
        if (scope.Arrays.Count == 0)
        {
            return null;
        }

        KnownArray array = _random.PickLate(scope.Arrays);
        return new(new LengthOf(array.Reference), scope.Maximum(array.Length));
    }

    /// <summary>A condition about an array, or null.</summary>
    public Expression? TryCondition()
    {
        List<KnownArray> unknown = [.. scope.Arrays.Where(a => scope.Minimum(a.Length) < scope.Maximum(a.Length))];
        if (unknown.Count > 0 && _random.Chance(0.4))
        {
            return _indexes.Guarded(_random.Pick(unknown)).Condition;
        }

        List<KnownArray> arrays = [.. scope.Arrays.Where(a => !a.Variable.IsActive || context.Allows(RandomProgramFeatures.ActiveConditions))];
        if (arrays.Count == 0 || _indexes.TryElement(_random.Pick(arrays)) is not { } element)
        {
            return null;
        }

        BinaryOperator op = _random.OneOf(BinaryOperator.Less, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual);
        Expression number = element.Type.IsReal()
            ? Build.Number(element.Type, _random.OneOf(0.0, 0.5, 0.3, 1.0))
            : Build.Integer(element.Type, _random.Next(0, 6));
        return Build.Relation(op, element, number);
    }

    /// <summary>An argument for an array parameter: an array that is there, a part of it, or a new one.</summary>
    public Expression Argument(Parameter parameter, Func<ScalarType, Expression> number)
    {
        Variable target = parameter.Variable;
        List<KnownArray> arrays =
        [
            .. scope.Arrays.Where(a => a.Type == target.Type
                && (target.IsActive || !a.Variable.IsActive)
                && (target.Form == ArrayForm.ReadOnlySpan || a.Variable.Form == ArrayForm.Array)
                && scope.Minimum(a.Length) >= parameter.MinimumLength),
        ];
        if (arrays.Count == 0 || _random.Chance(0.1))
        {
            int count = parameter.MinimumLength + _random.Next(0, 3);
            Expression[] elements = [.. Enumerable.Range(0, count).Select(_ => number(target.Type))];
            return new NewArray(target.Type, null, elements, target.Form == ArrayForm.Array ? NewArraySyntax.Initializer : NewArraySyntax.Collection);
        }

        KnownArray array = _random.PickLate(arrays);
        return target.Form == ArrayForm.ReadOnlySpan && _random.Chance(0.5)
            && _parts.TryPart(array, parameter.MinimumLength) is { } part
            ? part.Expression
            : array.Reference;
    }
}
