using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>P7: a pullback is linear in its cotangent, a pushforward and a Hessian-vector product in their tangents, by their syntax.</summary>
/// <remarks>
/// A dependence is followed from the parameters through locals, tuples and calls. Sound but not complete: a map that is linear
/// only by algebra, as <c>Math.Log(Math.Exp(t))</c> is, fails.
/// </remarks>
public sealed class P7Linearity : IPurityProperty
{
    internal const string Property = "P7";

    public string Id => Property;

    public IEnumerable<PurityViolation> Check(EmittedCode code)
    {
        LinearitySolver solver = new(code);

        foreach (IMethodSymbol method in DeclaredSymbols.Methods(code))
        {
            if (DerivativeContract.Of(method) is { } contract)
            {
                foreach (PurityViolation violation in solver.Check(OperationTree.Implementation(method), contract))
                {
                    yield return violation;
                }
            }
        }
    }
}
