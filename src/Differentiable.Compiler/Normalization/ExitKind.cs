namespace Differentiable.Compiler.Normalization;

/// <summary>Whether control leaves the method within a statement.</summary>
internal enum ExitKind
{
    Never,
    Sometimes,
    Always,
}
