namespace Differentiable.Testing.RandomPrograms;

/// <summary>Makes a failing program small: it drops statements, arms and operands as long as the program still fails.</summary>
public static class ProgramShrinker
{
    /// <summary>A small program that still fails.</summary>
    /// <param name="program">A program that fails.</param>
    /// <param name="fails">
    /// Whether a candidate fails in the same way. Candidates are valid C#, but may throw or leave the domain of a function. The
    /// entry method keeps its parameters, so the same arguments serve.
    /// </param>
    /// <param name="maximumAttempts">After this many calls of <paramref name="fails"/> the best so far is returned.</param>
    public static RandomProgram Shrink(RandomProgram program, Func<RandomProgram, bool> fails, int maximumAttempts)
    {
        RandomProgram best = program;
        int attempts = 0;
        int position = 0;
        int sinceProgress = 0;
        while (attempts < maximumAttempts)
        {
            // Going on at the same position, not at the first again, tries each candidate about once.
            RandomProgram[] candidates = SmallerThan(best);
            if (sinceProgress >= candidates.Length)
            {
                return best;
            }

            bool isSmaller = false;
            while (!isSmaller && sinceProgress < candidates.Length && attempts++ < maximumAttempts)
            {
                position %= candidates.Length;
                isSmaller = fails(candidates[position]);
                best = isSmaller ? candidates[position] : best;
                position += isSmaller ? 0 : 1;
                sinceProgress = isSmaller ? 0 : sinceProgress + 1;
            }
        }

        return best;
    }

    /// <summary>The valid programs with one thing less.</summary>
    internal static RandomProgram[] SmallerThan(RandomProgram program) => [.. Candidates(program).Where(IsSound)];

    private static IEnumerable<RandomProgram> Candidates(RandomProgram program)
    {
        for (int i = program.Helpers.Count - 1; i >= 0; i--)
        {
            yield return program with { Helpers = [.. program.Helpers.Where((_, k) => k != i)] };
        }

        for (int i = program.Fields.Count - 1; i >= 0; i--)
        {
            yield return program with { Fields = [.. program.Fields.Where((_, k) => k != i)] };
        }

        foreach (IReadOnlyList<Statement> body in Reductions.Of(program.Entry.Body))
        {
            yield return program with { Entry = program.Entry with { Body = body } };
        }

        for (int i = 0; i < program.Helpers.Count; i++)
        {
            foreach (IReadOnlyList<Statement> body in Reductions.Of(program.Helpers[i].Body))
            {
                Method smaller = program.Helpers[i] with { Body = body };
                yield return program with { Helpers = [.. program.Helpers.Select((m, k) => k == i ? smaller : m)] };
            }
        }
    }

    private static bool IsSound(RandomProgram program)
    {
        Method[] methods = [.. program.Helpers, program.Entry];
        return methods.All(m => BodyChecker.IsSound(program, m));
    }
}
