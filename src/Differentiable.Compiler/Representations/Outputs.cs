using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>The values that a nested block hands out: each inside variable gets one outside.</summary>
internal sealed class Outputs(IrBuilder ir, HashSet<Variable> inside)
{
    private readonly Dictionary<Atom, Variable> _taken = [];

    public List<Variable> Inside { get; } = [];

    public List<Variable> Outside { get; } = [];

    /// <summary>The atom as it is seen outside.</summary>
    public Atom Take(Atom atom)
    {
        if (atom is not Variable variable || !inside.Contains(variable))
        {
            return atom;
        }

        if (!_taken.TryGetValue(atom, out Variable? outside))
        {
            outside = ir.Fresh(variable.Name, variable.Type);
            _taken[atom] = outside;
            Inside.Add(variable);
            Outside.Add(outside);
        }

        return outside;
    }
}
