namespace Differentiable.Generator;

/// <summary>The tracking names of the pipeline's stages, in order.</summary>
public static class Stages
{
    public const string Lower = nameof(Lower);
    public const string Normalize = nameof(Normalize);
    public const string Linearize = nameof(Linearize);
    public const string Represent = nameof(Represent);
    public const string Simplify = nameof(Simplify);
    public const string Emit = nameof(Emit);
}
