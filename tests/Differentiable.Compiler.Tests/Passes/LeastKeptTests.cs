using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Representations;
using RandomSource = Differentiable.Testing.RandomPrograms.RandomSource;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>What an iteration keeps: the fewest values that separate what cannot be computed again from what the way back reads. Against a search through all sets of values.</summary>
public sealed class LeastKeptTests
{
    [Fact]
    public void It_is_the_smallest_of_all_sets_that_separate()
    {
        RandomSource random = new(seed: 20_000);

        for (int trial = 0; trial < 500; trial++)
        {
            Variable[] leaves = [.. Enumerable.Range(0, random.Next(2, 5)).Select(static i => new Variable($"leaf{i}", IrType.Double))];
            List<Let> again = [];

            for (int i = random.Next(1, 7); i > 0; i--)
            {
                Variable[] known = [.. leaves, .. again.Select(static let => let.Target)];
                again.Add(new Let([new Variable($"value{i}", i % 3 == 0 ? IrType.Single : IrType.Double)], Arithmetic.Add, [known[random.Next(known.Length)], known[random.Next(known.Length)]], null));
            }

            Variable[] values = [.. leaves, .. again.Select(static let => let.Target)];
            Variable[] read = [.. values.Where(_ => random.Next(3) == 0)];
            HashSet<Variable>? cut = LeastKept.Of(leaves, again, read, MayKeep);
            int least = Subsets([.. values.Where(value => leaves.Contains(value) || MayKeep(value))]).Where(kept => Separates(kept, leaves, again, read)).Min(static kept => kept.Count);

            Assert.Equal(least < leaves.Length ? least : null, cut?.Count);
            Assert.True(cut is null || Separates(cut, leaves, again, read));
        }
    }

    [Fact]
    public void Of_two_as_small_it_is_the_one_before_anything_is_computed()
    {
        Variable leaf = new("leaf", IrType.Double);
        Variable other = new("other", IrType.Double);
        Variable sum = new("sum", IrType.Double);
        Variable half = new("half", IrType.Double);
        Let[] again = [new([sum], Arithmetic.Add, [leaf, other], null), new([half], Arithmetic.Multiply, [sum, Literal.Of(0.5)], null)];

        Assert.Equal([sum], LeastKept.Of([leaf, other], again, [half], static _ => true));
        Assert.Null(LeastKept.Of([leaf, other], again, [half, leaf], static _ => true));
        Assert.Null(LeastKept.Of([leaf, other], again, [half], static _ => false));
        Assert.Null(LeastKept.Of([leaf], again[1..], [half], static _ => true));
    }

    private static bool MayKeep(Variable value) => value.Type == IrType.Double;

    private static IEnumerable<HashSet<Variable>> Subsets(Variable[] values) =>
        Enumerable.Range(0, 1 << values.Length).Select(bits => values.Where((_, i) => (bits >> i & 1) == 1).ToHashSet());

    private static bool Separates(HashSet<Variable> kept, Variable[] leaves, IReadOnlyList<Let> again, Variable[] read)
    {
        HashSet<Variable> lost = [.. leaves.Where(leaf => !kept.Contains(leaf))];

        foreach (Let let in again.Where(let => !kept.Contains(let.Target) && let.Arguments.Any(argument => argument is Variable variable && lost.Contains(variable))))
        {
            lost.Add(let.Target);
        }

        return !read.Any(lost.Contains);
    }
}
