namespace Differentiable;

/// <summary>
/// Says that a method, written by hand, gives the partial derivatives of another: everything that differentiates a call of that other method uses them,
/// in every mode, and does not look into its body.
/// </summary>
/// <remarks>
/// <para>
/// For f: Rⁿ → R, the rule takes f's parameters and returns the row of partial derivatives ∇f, or (f, ∇f) where both share work. As a linear map this row serves
/// forward and reverse mode alike, so there is one rule and not two: f's pushforward is ẋ ↦ ∇f · ẋ, its pullback ȳ ↦ ȳ ∇f. With one parameter to
/// differentiate in the gradient is a plain number, with several a tuple, as in the methods that the build generates.
/// </para>
/// <para>
/// A rule counts for all callers if it stands in the type that declares f, which is then marked [Differentiable]. For a method of another type or library that is
/// not marked it counts in the type that declares the rule and in those nested there. Second derivatives differentiate the rule's own body. [NoDerivative] on a
/// parameter of the rule leaves that parameter out.
/// </para>
/// <para>
/// A derivative throws what its method throws, so f itself is called as well where the rule returns only ∇f, also where its value is not needed. A rule that returns
/// (f, ∇f) takes its place.
/// </para>
/// <para>Custom derivatives as linear maps: Elliott, "The simple essence of automatic differentiation" (2018), section 4.</para>
/// </remarks>
/// <example><code>
/// [Differentiable]
/// public static double Cdf(double x) => ...;      // a rational approximation
///
/// [DerivativeRule(nameof(Cdf))]
/// private static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);
///
/// [DerivativeRule(typeof(SpecialFunctions), nameof(SpecialFunctions.Erf))]
/// private static double ErfRule(double x) => 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);
/// </code></example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DerivativeRuleAttribute : Attribute
{
    /// <summary>A rule for a method of the same type.</summary>
    /// <param name="method">The method's name.</param>
    public DerivativeRuleAttribute(string method) => Method = method;

    /// <summary>A rule for a method of another type.</summary>
    /// <param name="type">The type that declares the method.</param>
    /// <param name="method">The method's name.</param>
    public DerivativeRuleAttribute(Type type, string method) => (Type, Method) = (type, method);

    /// <summary>The type that declares the method; null for the type of the rule itself.</summary>
    public Type? Type { get; }

    /// <summary>The name of the method.</summary>
    public string Method { get; }
}
