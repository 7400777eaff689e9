namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates indexes that are in range by their form: constants, counters of loops over arrays, remainders.</summary>
internal sealed class IndexGenerator(GeneratorContext context, Scope scope)
{
    private readonly RandomSource _random = context.Random;

    /// <summary>An element of the array, or null where none is sure to exist.</summary>
    public Element? TryElement(KnownArray array) => TryElement(array, mayGather: true);

    private Element? TryElement(KnownArray array, bool mayGather)
    {
        List<(int Weight, Func<Element> Item)> choices = [];
        AddCounters(choices, array);
        int minimum = scope.Minimum(array.Length);
        if (minimum > 0)
        {
            choices.Add((2, () => At(array, Build.Integer(ScalarType.Int, _random.Next(minimum)))));
            choices.Add((2, () => FromEnd(array, Build.Integer(ScalarType.Int, _random.Next(1, minimum + 1)))));
            AddRemainders(choices, array, mayGather);
        }

        return choices.Count == 0 ? null : _random.PickWeighted(choices)();
    }

    /// <summary>A condition under which a given element exists, that element, and the length that the condition grants.</summary>
    public (Expression Condition, Element Element, int Length) Guarded(KnownArray array)
    {
        int index = scope.Minimum(array.Length) + _random.Next(0, 2);
        Expression length = new LengthOf(array.Reference);
        Expression condition = _random.Chance(0.5)
            ? Build.Relation(BinaryOperator.Greater, length, Build.Integer(ScalarType.Int, index))
            : Build.Relation(BinaryOperator.GreaterOrEqual, length, Build.Integer(ScalarType.Int, index + 1));
        Element element = _random.Chance(0.7)
            ? At(array, Build.Integer(ScalarType.Int, index))
            : FromEnd(array, Build.Integer(ScalarType.Int, index + 1));
        return (condition, element, index + 1);
    }

    private void AddCounters(List<(int Weight, Func<Element> Item)> choices, KnownArray array)
    {
        foreach ((Variable counter, IndexRange range) in scope.Ranges)
        {
            Expression value = Build.Reference(counter);
            for (int shift = -2; shift <= 2; shift++)
            {
                if (range.Low + shift >= 0 && scope.IsAtMost(range.End.Plus(shift), array.Length))
                {
                    int fixedShift = shift;
                    choices.Add((shift == 0 ? 12 : 3, () => At(array, Build.Shifted(value, fixedShift))));
                }
            }

            if (range.Low >= 0 && scope.IsAtMost(range.End, array.Length))
            {
                choices.Add((1, () => FromEnd(array, Build.Shifted(value, 1))));
                choices.Add((1, () => At(array, Mirrored(array, value))));
            }

            AddStrided(choices, array, counter, range);
        }
    }

    /// <summary>Rows of equal length one after the other: <c>a[i * 3 + j]</c>.</summary>
    private void AddStrided(List<(int Weight, Func<Element> Item)> choices, KnownArray array, Variable row, IndexRange range)
    {
        foreach ((Variable column, IndexRange columns) in scope.Ranges)
        {
            int stride = scope.Maximum(columns.End);
            int rows = scope.Maximum(range.End);
            if (row != column && range.Low >= 0 && columns.Low >= 0 && stride is > 0 and < 5 && rows * stride <= scope.Minimum(array.Length))
            {
                Expression offset = Build.Multiply(Build.Reference(row), Build.Integer(ScalarType.Int, stride));
                choices.Add((8, () => At(array, Build.Add(offset, Build.Reference(column)))));
            }
        }
    }

    private void AddRemainders(List<(int Weight, Func<Element> Item)> choices, KnownArray array, bool mayGather)
    {
        Expression length = new LengthOf(array.Reference);
        KnownArray[] indexes = [.. scope.Arrays.Where(static a => a.Type == ScalarType.Int)];
        if (mayGather && indexes.Length > 0 && _random.Chance(0.7) && TryElement(_random.Pick(indexes), mayGather: false) is { } index)
        {
            choices.Add((8, () => At(array, Build.Arithmetic(BinaryOperator.Remainder, index, length))));
        }

        List<Variable> integers = scope.OfType(ScalarType.Int).FindAll(static v => !v.IsConstant);
        if (integers.Count > 0)
        {
            Variable integer = _random.PickLate(integers);
            Expression value = Build.Reference(integer);
            bool isNonNegative = scope.IsNonNegative(integer);
            if (isNonNegative || context.Allows(RandomProgramFeatures.BitOperations))
            {
                Expression dividend = isNonNegative ? value : Build.Arithmetic(BinaryOperator.And, value, Build.Integer(ScalarType.Int, 7));
                choices.Add((2, () => At(array, Build.Arithmetic(BinaryOperator.Remainder, dividend, length))));
            }
        }
    }

    private static Expression Mirrored(KnownArray array, Expression value) =>
        Build.Arithmetic(BinaryOperator.Subtract, Build.Shifted(new LengthOf(array.Reference), -1), value);

    private static Element At(KnownArray array, Expression index) => new(array.Reference, index, IsFromEnd: false);

    private static Element FromEnd(KnownArray array, Expression index) => new(array.Reference, index, IsFromEnd: true);
}
