namespace Differentiable.Compiler.Representations;

/// <summary>What the user says of how a gradient is computed; the numbers are those of the attribute's enumeration.</summary>
public enum GradientPreference
{
    Automatic = 0,
    Forward = 1,
    Reverse = 2,
}
