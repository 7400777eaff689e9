using Differentiable.Compiler.Analysis;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Simplification;

/// <summary>
/// A program of which only the length of an array is wanted: computed without the array's elements, where it can be. What could throw when they are computed is left out too:
/// the derivative that asks for the length computes them itself. Guards stay.
/// </summary>
public static class LengthOnly
{
    public static Function Of(Function function)
    {
        Function replaced = Simplifier.Simplify(WithKnownLengths(Simplifier.Simplify(function)));
        Need need = Need.Of(replaced);
        Removal removal = new(statement => !need.Includes(statement));
        return Simplifier.Finish(replaced with { Body = removal.Apply(replaced.Body) });
    }

    // Elsewhere the JIT leaves out the check of an index that is compared with the array's own length.
    private static Function WithKnownLengths(Function function)
    {
        Let[] lets = [.. Nested.StatementsOf(function.Body).OfType<Let>()];
        Dictionary<Atom, Atom> lengths = lets.Where(static let => let.Primitive == Arrays.Zeros).ToDictionary(static let => (Atom)let.Target, static let => let.Arguments[0]);
        Dictionary<Atom, Atom> known = lets
            .Where(let => let.Primitive == Arrays.Length && lengths.ContainsKey(let.Arguments[0]))
            .ToDictionary(static let => (Atom)let.Target, let => lengths[let.Arguments[0]]);
        return function with { Body = new Substitution(atom => Resolve(atom, known)).Apply(function.Body) };
    }

    // A length can be that of another array.
    private static Atom Resolve(Atom atom, Dictionary<Atom, Atom> known)
    {
        while (known.TryGetValue(atom, out Atom? length))
        {
            atom = length;
        }

        return atom;
    }
}
