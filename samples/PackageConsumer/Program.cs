using System;
using Differentiable;

(double value, (double x, double y)) = Surface.HeightValueAndGradient(0.5, 2);
double error = Math.Abs(value - 2 * Math.Sin(1)) + Math.Abs(x - 4 * Math.Cos(1)) + Math.Abs(y - Math.Sin(1) - Math.Cos(1));

Console.WriteLine($"y sin(x y) at (0.5, 2): {value}, gradient ({x}, {y}), error {error:E1}");
return error < 1e-14 ? 0 : 1;

internal static partial class Surface
{
    [Differentiable]
    public static double Height(double x, double y) => y * Math.Sin(x * y);
}
