namespace Differentiable.Compiler.Normalization;

/// <summary>What the user says of writing loops out; the numbers are those of the attribute's enumeration.</summary>
public enum UnrollingPreference
{
    Automatic = 0,
    Never = 1,
    Always = 2,
}
