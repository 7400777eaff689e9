namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>A method whose results are arrays, and its derivatives, over all inputs and all results one after the other.</summary>
/// <param name="Name">The method.</param>
/// <param name="At">Where it is differentiated.</param>
/// <param name="Value">The method.</param>
/// <param name="Jvp">Value and tangent, for an input and its tangent.</param>
/// <param name="Vjp">Value and cotangent, for an input and a cotangent of the value.</param>
/// <param name="Jacobian">The whole derivative.</param>
public sealed record VectorValuedCase(
    string Name,
    double[] At,
    Func<double[], double[]> Value,
    Func<double[], double[], (double[] Value, double[] Tangent)> Jvp,
    Func<double[], double[], (double[] Value, double[] Cotangent)> Vjp,
    Func<double[], double[,]> Jacobian)
{
    /// <summary>Whether numbers are floats somewhere: then differences and sums are good to fewer digits.</summary>
    public bool IsSingle { get; init; }

    public override string ToString() => Name;
}
