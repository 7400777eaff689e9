using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Primitives;

/// <summary>The vocabulary in which derivative rules compute their factors: ordinary arithmetic in the application's floating-point type.</summary>
public sealed class RuleBuilder(IrBuilder ir, IrType type)
{
    /// <summary>The floating-point type of the application.</summary>
    public IrType Type => type;

    public Literal Zero => Constant(0);

    public Literal One => Constant(1);

    public Literal Half => Constant(0.5);

    public Literal Constant(double value) => Literal.Of(type, value);

    public Atom Add(Atom left, Atom right) => ir.Apply(Arithmetic.Add, left, right);

    public Atom Subtract(Atom left, Atom right) => ir.Apply(Arithmetic.Subtract, left, right);

    public Atom Multiply(Atom left, Atom right) => ir.Apply(Arithmetic.Multiply, left, right);

    public Atom Divide(Atom left, Atom right) => ir.Apply(Arithmetic.Divide, left, right);

    public Atom Square(Atom operand) => Multiply(operand, operand);

    public Atom Apply(Primitive primitive, params Atom[] arguments) => ir.Apply(primitive, arguments);

    /// <summary>condition ? first : second.</summary>
    public Atom Select(Atom condition, Atom first, Atom second) => ir.Apply(Logic.Select, condition, first, second);

    public Atom Less(Atom left, Atom right) => ir.Apply(Logic.Less, left, right);

    public Atom Greater(Atom left, Atom right) => ir.Apply(Logic.Greater, left, right);

    public Atom AreEqual(Atom left, Atom right) => ir.Apply(Logic.Equal, left, right);

    /// <summary>A number in another numeric type.</summary>
    public Atom Convert(Atom operand) => ir.Convert(operand, type);
}
