namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates parts of arrays and spans that are in range by their form.</summary>
internal sealed class PartGenerator(GeneratorContext context, Scope scope)
{
    private readonly RandomSource _random = context.Random;

    /// <summary>A part of at least so many elements, with its length; null if the array may be too short.</summary>
    public (Expression Expression, ArrayLength Length)? TryPart(KnownArray array, int minimumLength)
    {
        int spare = scope.Minimum(array.Length) - minimumLength;
        if (spare < 0)
        {
            return null;
        }

        if (_random.Chance(0.4) && TryRow(array, minimumLength) is { } row)
        {
            return row;
        }

        int start = _random.Next(spare + 1);
        Expression first = Build.Integer(ScalarType.Int, start);
        PartSyntax syntax = Syntax(array);
        int count = scope.Minimum(array.Length) - start;
        if (_random.Chance(0.5))
        {
            return (new Part(array.Reference, first, null, syntax, IsFromEnd: false), array.Length.Plus(-start));
        }

        count = _random.Next(minimumLength, count + 1);
        if (syntax != PartSyntax.Range)
        {
            return (new Part(array.Reference, first, Build.Integer(ScalarType.Int, count), syntax, IsFromEnd: false), new(null, count));
        }

        int left = scope.Minimum(array.Length) - start - count;
        return _random.Chance(0.5) && left > 0
            ? (new Part(array.Reference, first, Build.Integer(ScalarType.Int, left), syntax, IsFromEnd: true), array.Length.Plus(-start - left))
            : (new Part(array.Reference, first, Build.Integer(ScalarType.Int, start + count), syntax, IsFromEnd: false), new(null, start + count - start));
    }

    /// <summary>A part that starts at a counter, or at a multiple of it: a row of a matrix.</summary>
    private (Expression Expression, ArrayLength Length)? TryRow(KnownArray array, int minimumLength)
    {
        List<(Expression, int)> rows = [];
        foreach ((Variable counter, IndexRange range) in scope.Ranges.Where(static r => r.Value.Low >= 0))
        {
            Expression value = Build.Reference(counter);
            for (int count = minimumLength; count <= 3; count++)
            {
                // The last row starts at End - 1.
                if (scope.IsAtMost(range.End.Plus(count - 1), array.Length))
                {
                    rows.Add((value, count));
                }

                if (count > 0 && scope.Maximum(range.End) * count <= scope.Minimum(array.Length))
                {
                    rows.Add((Build.Multiply(value, Build.Integer(ScalarType.Int, count)), count));
                }
            }
        }

        if (rows.Count == 0)
        {
            return null;
        }

        (Expression start, int length) = _random.Pick(rows);
        PartSyntax syntax = Syntax(array);
        Expression second = syntax == PartSyntax.Range ? Build.Shifted(start, length) : Build.Integer(ScalarType.Int, length);
        return (new Part(array.Reference, start, second, syntax, IsFromEnd: false), new(null, length));
    }

    /// <summary>A range of an array is a copy.</summary>
    private PartSyntax Syntax(KnownArray array) => array.Variable.Form == ArrayForm.Array
        ? _random.Chance(0.3) ? PartSyntax.Range : PartSyntax.AsSpan
        : _random.OneOf(PartSyntax.Slice, PartSyntax.Range);
}
