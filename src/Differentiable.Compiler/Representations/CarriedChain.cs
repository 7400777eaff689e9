namespace Differentiable.Compiler.Representations;

/// <summary>
/// Which chains of an iteration hold up the next: those between variables that depend on each other from one iteration to the next. What only feeds a sum, such as
/// a function of the counter, is computed ahead.
/// </summary>
internal static class CarriedChain
{
    /// <summary>The longest.</summary>
    /// <param name="chains">From each carried variable to the next value of each: the length, or null if that does not depend on it.</param>
    public static long LongestIn(IReadOnlyList<long?[]> chains)
    {
        bool[][] reaches = [.. chains.Select(static row => row.Select(static chain => chain is not null).ToArray())];
        Close(reaches);
        return chains.SelectMany((row, from) => row.Where((_, to) => reaches[to][from])).Max() ?? 0;
    }

    /// <summary>What a variable reaches in any number of iterations.</summary>
    private static void Close(bool[][] reaches)
    {
        for (int via = 0; via < reaches.Length; via++)
        {
            for (int from = 0; from < reaches.Length; from++)
            {
                for (int to = 0; to < reaches.Length; to++)
                {
                    reaches[from][to] |= reaches[from][via] && reaches[via][to];
                }
            }
        }
    }
}
