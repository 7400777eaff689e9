using Differentiable.Testing.Harness;
using Differentiable.Testing.RandomPrograms;

namespace Differentiable.Integration.Tests;

/// <summary>Compares all derivatives of one program at one point.</summary>
internal sealed class RandomProgramComparison(RandomProgram program, CompiledCode code, object[] arguments)
{
    private readonly bool _hasActiveArray = program.EntryParameters.Any(static p => p.IsActive && p.IsArray);

    /// <summary>Asserts agreement, and returns how many numbers were compared.</summary>
    public int Compare(OracleTrace trace)
    {
        double value = (double)Call("");
        AssertSameBits(trace.Value, value, "the oracle's value");
        double[] direction = [.. Enumerable.Range(0, trace.Inputs).Select(static i => 0.75 - (0.5 * (i % 7)) + (0.125 * (i % 5) * i))];

        double[] jvp = FlatResult.Of(Call("Jvp", Tangents(direction)));
        double[] vjp = FlatResult.Of(Call("Vjp", [1.0]));
        double[] both = FlatResult.Of(Call("ValueAndGradient"));
        AssertSameBits(value, jvp[0], "Jvp's value");
        AssertSameBits(value, vjp[0], "Vjp's value");
        AssertSameBits(value, both[0], "ValueAndGradient's value");

        // Where a function jumps, the conventions leave the derivative open.
        if (trace.IsAmbiguous)
        {
            return 0;
        }

        BoundedValue[] gradient = trace.Gradient();
        BoundedValue[] hvp = trace.Hvp(direction);
        AssertAdmits(trace.Jvp(direction), jvp[1], "Jvp");
        AssertAdmit(gradient, vjp[1..], "Vjp");
        AssertAdmit(gradient, both[1..], "ValueAndGradient");
        AssertAdmit(gradient, FlatResult.Of(Call("Gradient")), "Gradient");
        AssertAdmit(hvp, FlatResult.Of(Call("Hvp", Tangents(direction))), "Hvp");
        CompareDestinations(value, gradient, hvp, direction);

        if (program.Options.HasArrayForms)
        {
            CompareArrayForms("Array", trace, 3, direction);
            CompareArrayForms("Span", trace, 9, direction);
        }

        if (!_hasActiveArray)
        {
            AssertAdmit(HessianTimes(trace, out double[] columns), columns, "Hessian");
        }

        return 1 + (5 * gradient.Length);
    }

    /// <summary>Asserts agreement of the gradient, and returns how many numbers were compared.</summary>
    public int CompareGradient(OracleTrace trace)
    {
        double[] both = FlatResult.Of(Call("ValueAndGradient"));
        AssertSameBits(trace.Value, both[0], "ValueAndGradient's value");

        if (trace.IsAmbiguous)
        {
            return 0;
        }

        BoundedValue[] gradient = trace.Gradient();
        AssertAdmit(gradient, both[1..], "ValueAndGradient");
        AssertAdmit(gradient, FlatResult.Of(Call("Gradient")), "Gradient");
        return 2 * gradient.Length;
    }

    /// <summary>The same method as one that returns or fills an array, whose first and last element are the number: half a cotangent for each gives the gradient.</summary>
    private void CompareArrayForms(string form, OracleTrace trace, double constant, double[] direction)
    {
        double[] jvp = FlatResult.Of(Call(form + "Jvp", Tangents(direction)));
        double[] vjp = FlatResult.Of(Call(form + "Vjp", [new[] { 0.5, 7, 0.5 }]));
        double[] jacobian = FlatResult.Of(Call(form + "Jacobian"));
        double[] value = [trace.Value, constant, trace.Value];
        BoundedValue[] gradient = trace.Gradient();

        for (int i = 0; i < 3; i++)
        {
            AssertSameBits(value[i], jvp[i], $"{form} Jvp's value");
            AssertSameBits(value[i], vjp[i], $"{form} Vjp's value");
        }

        AssertAdmits(trace.Jvp(direction), jvp[3], form + " Jvp");
        AssertAdmits(trace.Jvp(direction), jvp[5], form + " Jvp");
        Assert.Equal(0, jvp[4]);
        AssertAdmit(gradient, vjp[3..], form + " Vjp");

        double[] entries = form == "Span" ? jacobian[3..] : jacobian;
        Assert.Equal(3 * gradient.Length, entries.Length);
        AssertAdmit(gradient, entries[..gradient.Length], form + " Jacobian");
        Assert.All(entries[gradient.Length..(2 * gradient.Length)], static entry => Assert.Equal(0, entry));
        AssertAdmit(gradient, entries[(2 * gradient.Length)..], form + " Jacobian");
    }

    /// <summary>The overloads that write to arrays of the caller's.</summary>
    private void CompareDestinations(double value, BoundedValue[] gradient, BoundedValue[] hvp, double[] direction)
    {
        if (!_hasActiveArray)
        {
            return;
        }

        double[] both = IntoDestinations("ValueAndGradient", hasValue: true);
        double[] vjp = IntoDestinations("Vjp", hasValue: true, 1.0);
        AssertSameBits(value, both[0], "ValueAndGradient's value, with destinations");
        AssertSameBits(value, vjp[0], "Vjp's value, with destinations");
        AssertAdmit(gradient, both[1..], "ValueAndGradient with destinations");
        AssertAdmit(gradient, vjp[1..], "Vjp with destinations");
        AssertAdmit(gradient, IntoDestinations("Gradient", hasValue: false), "Gradient with destinations");
        AssertAdmit(hvp, IntoDestinations("Hvp", hasValue: false, Tangents(direction)), "Hvp with destinations");
    }

    /// <summary>The result, in the order of the overload that returns arrays. What destinations hold before does not matter.</summary>
    private double[] IntoDestinations(string suffix, bool hasValue, params object[] more)
    {
        IEnumerable<object> active = arguments.Where((_, i) => program.EntryParameters[i].IsActive);
        Array?[] destinations = [.. active.Select(static argument => argument is Array array ? Unwritten(array) : null)];
        object result = Call(suffix + "Into", [.. more, .. destinations.OfType<Array>()]);
        Queue<double> numbers = new(FlatResult.Of(result));
        double[] value = hasValue ? [numbers.Dequeue()] : [];
        return [.. value, .. destinations.SelectMany(filled => FlatResult.Of(filled ?? (object)numbers.Dequeue()))];
    }

    private static Array Unwritten(Array argument)
    {
        Array destination = (Array)argument.Clone();
        Array.Fill(destination as double[] ?? [], double.NaN);
        Array.Fill(destination as float[] ?? [], float.NaN);
        return destination;
    }

    /// <summary>The first column of the Hessian, as the oracle's product with the first unit vector.</summary>
    private BoundedValue[] HessianTimes(OracleTrace trace, out double[] column)
    {
        int n = trace.Inputs;
        double[] hessian = FlatResult.Of(Call("Hessian"));
        column = [.. Enumerable.Range(0, n).Select(row => hessian[row * n])];
        double[] unit = new double[n];
        unit[0] = 1;
        return trace.Hvp(unit);
    }

    private object[] Tangents(double[] direction) => [.. ActiveArguments.Tangents(program, arguments, direction)];

    private object Call(string suffix, object[]? extra = null) => code.Invoke(program.CallerTypeName, "F" + suffix, [.. arguments, .. extra ?? []]);

    private void AssertAdmit(BoundedValue[] expected, double[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);

        for (int i = 0; i < actual.Length; i++)
        {
            AssertAdmits(expected[i], actual[i], $"{what}, component {i}");
        }
    }

    private void AssertAdmits(BoundedValue expected, double actual, string what) =>
        Assert.True(expected.Admits(actual), $"{what}: {actual:R} instead of {expected.Value:R} within {expected.Bound:R}\n{Context}");

    private void AssertSameBits(double expected, double actual, string what) =>
        Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual), $"{what}: {actual:R} instead of {expected:R}\n{Context}");

    private string Context => $"at ({string.Join(", ", arguments.Select(ActiveArguments.Text))}) in\n{program}";
}
