namespace Differentiable;

/// <summary>
/// Says which derivative of which method a partial method is; the build writes its body. Its name and accessibility are the user's, and it can be called inside
/// another differentiable method, so derivatives nest.
/// </summary>
/// <example><code>
/// [DerivativeOf(nameof(Price), Derivatives.Gradient, WithRespectTo = ["volatility"])]
/// public static partial double Vega(double spot, double volatility);
/// </code></example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DerivativeOfAttribute : Attribute
{
    /// <summary>A derivative of a method of the same type.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="derivative">Exactly one derivative.</param>
    public DerivativeOfAttribute(string method, Derivatives derivative) => (Method, Derivative) = (method, derivative);

    /// <summary>A derivative of a method of another type.</summary>
    /// <param name="type">The type that declares the method.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="derivative">Exactly one derivative.</param>
    public DerivativeOfAttribute(Type type, string method, Derivatives derivative) => (Type, Method, Derivative) = (type, method, derivative);

    /// <summary>The type that declares the method; null for the type of the partial method itself.</summary>
    public Type? Type { get; }

    /// <summary>The name of the method.</summary>
    public string Method { get; }

    /// <summary>Which derivative.</summary>
    public Derivatives Derivative { get; }

    /// <summary>The names of the parameters to differentiate in; all active ones if it is not set.</summary>
    public string[] WithRespectTo { get; init; } = [];

    /// <summary>How a gradient is computed; by default as the method's own attribute says, and if that does not, as the build chooses.</summary>
    public GradientMode Gradient { get; init; }
}
