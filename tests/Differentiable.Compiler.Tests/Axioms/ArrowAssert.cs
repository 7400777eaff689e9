using System.Globalization;
using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Interpretation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Verification;

namespace Differentiable.Compiler.Tests.Axioms;

/// <summary>Equality of arrows at a point, up to rounding.</summary>
internal static class ArrowAssert
{
    // Two ways to the same number differ by the rounding (1e-16 each) of a few hundred operations, relative to the largest number that occurs on either way.
    private const double Rounding = 1e-13;

    /// <summary>Asserts that two arrows agree, and returns whether they could be compared: whether everything was finite and no guard fired.</summary>
    public static bool Agree(Function left, Function right, double[] x)
    {
        Assert.Empty(IrVerifier.Verify(left));
        Assert.Empty(IrVerifier.Verify(right));

        if (Run(left, x) is not { } l || Run(right, x) is not { } r)
        {
            return false;
        }

        double tolerance = Rounding * Math.Max(l.Largest, r.Largest);
        Assert.Equal(l.Results.Length, r.Results.Length);
        Assert.All(l.Results, (number, i) => Assert.Equal(number, r.Results[i], tolerance));
        return true;
    }

    /// <summary>The results, and the largest absolute value of all that is bound outside of branches; null where a guard fires or a number is not finite.</summary>
    private static (double[] Results, double Largest)? Run(Function function, double[] x)
    {
        Variable[] bound = [.. Bindings.In(function.Body.Statements).Where(static variable => variable.Type == IrType.Double)];
        Function observed = function with { Body = function.Body with { Results = function.Body.Results.Concat(bound).ToEquatableArray() } };

        try
        {
            double[] all = [.. Interpreter.Run(observed, [.. x.Cast<object>()]).Select(static value => Convert.ToDouble(value, CultureInfo.InvariantCulture))];
            double largest = all.Append(1).Max(static number => double.IsFinite(number) ? Math.Abs(number) : 0);
            double[] results = all[..function.Body.Results.Count];
            return results.All(double.IsFinite) ? (results, largest) : null;
        }
        catch (InterpretedGuardException)
        {
            return null;
        }
    }
}
