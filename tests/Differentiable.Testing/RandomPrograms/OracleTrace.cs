namespace Differentiable.Testing.RandomPrograms;

/// <summary>One evaluation of a random program at a point.</summary>
public sealed class OracleTrace
{
    private readonly int _result;
    private readonly IReadOnlyList<int> _activeParameters;

    internal OracleTrace(Tape tape, int result, IReadOnlyList<int> activeParameters)
    {
        Tape = tape;
        _result = result;
        _activeParameters = activeParameters;
    }

    /// <summary>The value, the same bits as C# computes.</summary>
    public double Value => Tape.Nodes[_result].Value;

    /// <summary>
    /// Whether the conventions leave the derivative open here, because a function jumps: MaxMagnitude of two operands of the
    /// same magnitude, or CopySign from a zero. Derivatives at such a point should not be compared.
    /// </summary>
    public bool IsAmbiguous => Tape.IsAmbiguous;

    /// <summary>How many numbers the program is differentiated in here: active parameters, and the elements of active arrays.</summary>
    public int Inputs => _activeParameters.Count;

    internal Tape Tape { get; }

    internal int Result => _result;

    internal IReadOnlyList<int> ActiveParameters => _activeParameters;

    /// <summary>The derivatives in each active parameter, or each element of one that is an array.</summary>
    public BoundedValue[] Gradient() => [.. Enumerable.Range(0, _activeParameters.Count).Select(i => Bounded(Basis(i)))];

    /// <summary>The derivative in a direction. The component of a float parameter is rounded to float.</summary>
    public BoundedValue Jvp(double[] direction) => Bounded(Directional(direction));

    /// <summary>The Hessian times a direction. The component of a float parameter is rounded to float.</summary>
    public BoundedValue[] Hvp(double[] direction)
    {
        Tangent[] right = Directional(direction);
        return [.. Enumerable.Range(0, _activeParameters.Count).Select(i => Bounded(TangentWalk.Second(Tape, Basis(i), right)))];
    }

    private Tangent[] Basis(int parameter) =>
        TangentWalk.First(Tape, new Dictionary<int, double> { [_activeParameters[parameter]] = 1 });

    private Tangent[] Directional(double[] direction)
    {
        if (direction.Length != _activeParameters.Count)
        {
            throw new ArgumentException($"A direction has {_activeParameters.Count} components here.", nameof(direction));
        }

        Dictionary<int, double> seeds = [];
        for (int i = 0; i < direction.Length; i++)
        {
            bool isSingle = Tape.Nodes[_activeParameters[i]].IsSingle;
            seeds[_activeParameters[i]] = isSingle ? (float)direction[i] : direction[i];
        }

        return TangentWalk.First(Tape, seeds);
    }

    private BoundedValue Bounded(Tangent[] tangents)
    {
        Tangent result = tangents[_result];

        // Twice, as the oracle rounds too. The constant allows for products that underflow.
        double floor = Tape.Nodes.Any(static n => n.IsSingle) ? 1e-30 : 1e-280;
        return new(result.Value, (2 * result.Error) + floor, result.Sum);
    }
}
