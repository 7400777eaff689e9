using System.Runtime.CompilerServices;

namespace Differentiable;

/// <summary>Functions whose derivative is what they say it is. Outside of a differentiable method they are what their values are.</summary>
/// <remarks>In a differentiable method they cost nothing: no call of them is emitted.</remarks>
public static class Derivative
{
    /// <summary>x, as a constant: value x, derivative 0 in every mode and of every order.</summary>
    /// <param name="x">The value.</param>
    /// <returns><paramref name="x"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Stop(double x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Stop(float x) => x;

    /// <summary>The value of one expression with the derivative of another: value <paramref name="hard"/>, derivative 0 in hard and 1 in soft.</summary>
    /// <remarks>
    /// The straight-through estimator (Bengio, Léonard and Courville 2013): <c>StraightThrough(Math.Round(x), x)</c> rounds, and passes derivatives on as if
    /// it did not. The result is not the derivative of the value; that is the purpose.
    /// </remarks>
    /// <param name="hard">The value.</param>
    /// <param name="soft">What is differentiated in its place.</param>
    /// <returns><paramref name="hard"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double StraightThrough(double hard, double soft) => hard;

    /// <inheritdoc cref="StraightThrough(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float StraightThrough(float hard, float soft) => hard;
}
