using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>Vectors with one component: numbers. What they are made of serves lanes too, lane by lane.</summary>
internal sealed class ScalarVectors : IVectors
{
    public static ScalarVectors Instance { get; } = new();

    private ScalarVectors()
    {
    }

    public IrType TypeOf(IrType variable) => variable;

    public Literal Zero(IrType variable) => Literal.Default(variable);

    public bool[] LiveIn(Atom? vector) => [vector is not null];

    public void Declare(Variable vector, bool[] live)
    {
    }

    public Atom Add(IrBuilder ir, string stem, Atom left, Atom right) => ir.Bind(stem, Arithmetic.Add, left, right);

    public Atom Negate(IrBuilder ir, string stem, Atom vector) => ir.Bind(stem, Arithmetic.Negate, vector);

    public Atom Scale(IrBuilder ir, string stem, Atom factor, Atom vector, bool isSingular) =>
        isSingular ? ir.Bind(stem, StrongZeros.Multiply, vector, factor) : ir.Bind(stem, Arithmetic.Multiply, factor, vector);

    public Atom Divide(IrBuilder ir, string stem, Atom vector, Atom divisor, bool isSingular) =>
        ir.Bind(stem, isSingular ? StrongZeros.Divide : Arithmetic.Divide, vector, divisor);

    public Atom Gate(IrBuilder ir, string stem, Atom condition, bool opensWhen, Atom vector)
    {
        Literal zero = Literal.Default(vector.Type);
        return opensWhen ? ir.Bind(stem, Logic.Select, condition, vector, zero) : ir.Bind(stem, Logic.Select, condition, zero, vector);
    }

    public Atom Convert(IrBuilder ir, Atom vector, IrType type) => ir.Convert(vector, type);

    public Atom Merge(BranchOutlets outlets, string stem, Atom? then, Atom? @else)
    {
        IrType type = (then ?? @else)!.Type;
        return outlets.Bind(stem, type, then ?? Literal.Default(type), @else ?? Literal.Default(type));
    }
}
