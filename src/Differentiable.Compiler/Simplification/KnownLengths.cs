using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Simplification;

/// <summary>
/// Replaces the length of a new array by the number that it is made with. Only where nothing but the length is wanted, so that the array itself is not made: elsewhere the
/// JIT leaves out the check of an index that is compared with the array's own length.
/// </summary>
public static class KnownLengths
{
    public static Function Replace(Function function)
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
