namespace Differentiable.CSharp.Emission;

/// <summary>The attributes that tell the JIT whether to inline a method.</summary>
internal static class Inlining
{
    public const string Always = Start + "AggressiveInlining)]";

    public const string Never = Start + "NoInlining)]";

    private const string Start = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.";
}
