using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Emission;

/// <summary>How many bytes values take in a tuple, as the runtime lays it out: the largest first, in groups of seven.</summary>
internal static class StackSize
{
    private const int Group = 7;
    private const int Word = 8;

    /// <summary>The size of a tuple of these types, or of the only one; null where it is not known.</summary>
    public static int? Of(IReadOnlyList<IrType> types)
    {
        if (types.Any(static type => SizeOf(type) is null))
        {
            return null;
        }

        int[] sizes = [.. types.Take(Group).Select(static type => SizeOf(type)!.Value)];
        int first = sizes.Sum();

        return types.Count > Group
            ? Aligned(first, Word) + Aligned(Of([.. types.Skip(Group)])!.Value, Word)
            : Aligned(first, sizes.DefaultIfEmpty(1).Max());
    }

    private static int Aligned(int size, int unit) => (size + unit - 1) / unit * unit;

    private static int? SizeOf(IrType type) => type.Name switch
    {
        "double" or "long" or "ulong" => 8,
        "float" or "int" or "uint" => 4,
        "short" or "ushort" or "char" => 2,
        "bool" or "byte" or "sbyte" => 1,
        _ => null,
    };
}
