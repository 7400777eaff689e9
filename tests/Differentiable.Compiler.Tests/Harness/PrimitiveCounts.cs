using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Tests.Harness;

/// <summary>How often a function applies each primitive, as text: <c>add 1, multiply 2</c>.</summary>
internal static class PrimitiveCounts
{
    public static string Of(Function function) => string.Join(
        ", ", Lets(function.Body).GroupBy(static let => let.Primitive.Name).OrderBy(static group => group.Key, StringComparer.Ordinal).Select(static group => $"{group.Key} {group.Count()}"));

    private static IEnumerable<Let> Lets(Block block) => block.Statements.SelectMany(static statement => statement switch
    {
        Let let => [let],
        If branch => Lets(branch.Then).Concat(Lets(branch.Else)),
        _ => Enumerable.Empty<Let>(),
    });
}
