using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>The operations of a vector space, as a sweep emits them: what linear maps are made of. A vector is a tangent or a cotangent, never a structural zero.</summary>
internal interface IVectors
{
    /// <summary>The type of the vectors that belong to a variable of the given type.</summary>
    IrType TypeOf(IrType variable);

    /// <summary>The zero among those vectors, where one must be written.</summary>
    Literal Zero(IrType variable);

    /// <summary>For each component, whether it is not a structural zero; of no vector, none is.</summary>
    bool[] LiveIn(Atom? vector);

    /// <summary>Makes known which components of a vector that comes from elsewhere are not structural zeros.</summary>
    void Declare(Variable vector, bool[] live);

    Atom Add(IrBuilder ir, string stem, Atom left, Atom right);

    Atom Negate(IrBuilder ir, string stem, Atom vector);

    /// <summary>factor * vector; with a strong zero where the factor is singular.</summary>
    Atom Scale(IrBuilder ir, string stem, Atom factor, Atom vector, bool isSingular);

    /// <summary>vector / divisor; with a strong zero where the divisor is singular.</summary>
    Atom Divide(IrBuilder ir, string stem, Atom vector, Atom divisor, bool isSingular);

    /// <summary>The vector where the condition has the given truth value, else zero.</summary>
    Atom Gate(IrBuilder ir, string stem, Atom condition, bool opensWhen, Atom vector);

    /// <summary>The vector in another floating-point type.</summary>
    Atom Convert(IrBuilder ir, Atom vector, IrType type);

    /// <summary>The vector that a branch binds: brings those of both arms, at least one of them not null, out of them.</summary>
    Atom Merge(BranchOutlets outlets, string stem, Atom? then, Atom? @else);
}
