namespace AdBench;

/// <summary>One problem with its inputs.</summary>
public interface IProblem
{
    /// <summary>What it is, and how large.</summary>
    string Name { get; }

    /// <summary>The function's values alone.</summary>
    double[] Values();

    /// <summary>The values, and the derivatives in the order of ADBench's references, from what the build generated.</summary>
    (double[] Values, double[] Derivatives) Differentiate();

    /// <summary>The same derivatives by central differences.</summary>
    double[] Differences();
}
