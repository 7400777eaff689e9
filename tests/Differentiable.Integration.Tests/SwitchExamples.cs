namespace Differentiable.Integration.Tests;

/// <summary>Switches, as people write them.</summary>
public static partial class SwitchExamples
{
    /// <summary>What an option pays.</summary>
    public enum OptionKind
    {
        Call,
        Put,
        Straddle,
    }

    [Differentiable]
    public static double Payoff(OptionKind kind, double spot, double strike)
    {
        switch (kind)
        {
            case OptionKind.Call:
                return Math.Max(spot - strike, 0);
            case OptionKind.Put:
                return Math.Max(strike - spot, 0);
            default:
                return Math.Abs(spot - strike) * spot;
        }
    }

#pragma warning disable CS8524 // What C# throws there is what the derivatives throw.
    /// <summary>Without an arm for what has no name.</summary>
    [Differentiable]
    public static double Value(OptionKind kind, double spot) => kind switch
    {
        OptionKind.Call => spot * spot,
        OptionKind.Put => 1 / spot,
        OptionKind.Straddle => 3 * spot,
    };
#pragma warning restore CS8524

    /// <summary>Comparisons, combinations, a variable and conditions.</summary>
    [Differentiable]
    public static double Banded(double x) => x switch
    {
        < 0 => x * x,
        >= 0 and < 1 => 2 * x,
        1.5 or 2.5 => 7 * x,
        > 5 and not > 9 => x,
        var y when y > 3 => y * y * y,
        _ => 0.5 * x,
    };

    [Differentiable]
    public static double OfPairs(bool isLong, int n, double x) => (isLong, n) switch
    {
        (true, 0) => x,
        (true, > 3) => x * x,
        (false, not 1) => x * x * x,
        (_, var m) => m * x,
    };

    [Differentiable]
    public static double Named(string name, double x)
    {
        switch (name)
        {
            case "twice":
            case "double":
                x *= 2;
                break;
            case "square" when x > 0:
                {
                    double y = x * x;
                    x = y;
                    break;
                }
        }

        return x * x;
    }

    /// <summary>In a loop: what continues it, what returns, and a default section that does not come last.</summary>
    [Differentiable]
    public static double InLoop(double[] x)
    {
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            switch (i % 4)
            {
                default:
                    if (x[i] > 5)
                    {
                        return sum * x[i];
                    }

                    sum *= x[i];
                    break;
                case 0:
                    sum += x[i] * x[i];
                    break;
                case 1:
                    continue;
                case 2:
                    for (int k = 0; k < 3; k++)
                    {
                        if (sum > 4)
                        {
                            break;
                        }

                        sum += x[i];
                    }

                    break;
            }

            sum += 0.1 * x[i];
        }

        return sum;
    }

    /// <summary>Conditions that assign are evaluated one after the other, and only as far as they have to be.</summary>
    [Differentiable]
    public static double Counted(int n, double x)
    {
        int tries = 0;
        double y = x;
        y *= tries++;

        switch (n)
        {
            case 0 when tries++ > 5:
                y = 100 * x;
                break;
            case 0 when tries++ < 3 && tries > 2:
                y += x * tries;
                break;
            case > 5 when tries++ > 0:
                y += x * x * tries;
                break;
        }

        return y + (tries * x);
    }

    /// <summary>An element is read only where the pattern matches.</summary>
    [Differentiable]
    public static double Guarded(int n, double[] x) => n switch
    {
        0 when x[3] > 0 => x[0],
        0 => x[1] * x[1],
        < 0 when n < -5 => x[0] * x[1],
        _ => x[0] + (2 * x[1]),
    };

    [Differentiable]
    public static (double, double) Both(int n, double x) => n switch
    {
        0 => (x, x * x),
        1 => (x * x, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(n), n, "neither"),
    };

    /// <summary>Arrays that are assigned in sections.</summary>
    [Differentiable]
    public static double Assigned(double[] x, int n)
    {
        double[] a = [.. x];

        switch (n)
        {
            case 0:
                a = [x[1], x[0]];
                break;
            case 1:
                a[0] *= 2;
                break;
            default:
                a[1] = a[0] * a[1];
                break;
        }

        return (a[0] * a[0]) + (2 * a[1]);
    }
}
