using System.Globalization;

namespace Differentiable.Testing.Harness;

/// <summary>How much random tests do, and where they begin: from the environment.</summary>
public static class Setting
{
    public static int Of(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
