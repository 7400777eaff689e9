using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <summary>C#'s operators as primitives: which one depends on the operands' kind.</summary>
internal static class Operators
{
    private static readonly Dictionary<BinaryOperatorKind, Primitive> Real = new()
    {
        [BinaryOperatorKind.Add] = Arithmetic.Add,
        [BinaryOperatorKind.Subtract] = Arithmetic.Subtract,
        [BinaryOperatorKind.Multiply] = Arithmetic.Multiply,
        [BinaryOperatorKind.Divide] = Arithmetic.Divide,
        [BinaryOperatorKind.Remainder] = Arithmetic.Remainder,
    };

    private static readonly Dictionary<BinaryOperatorKind, Primitive> Integer = new()
    {
        [BinaryOperatorKind.Add] = Integers.Add,
        [BinaryOperatorKind.Subtract] = Integers.Subtract,
        [BinaryOperatorKind.Multiply] = Integers.Multiply,
        [BinaryOperatorKind.Divide] = Integers.Divide,
        [BinaryOperatorKind.Remainder] = Integers.Remainder,
        [BinaryOperatorKind.And] = Integers.And,
        [BinaryOperatorKind.Or] = Integers.Or,
        [BinaryOperatorKind.ExclusiveOr] = Integers.Xor,
        [BinaryOperatorKind.LeftShift] = Integers.LeftShift,
        [BinaryOperatorKind.RightShift] = Integers.RightShift,
        [BinaryOperatorKind.UnsignedRightShift] = Integers.UnsignedRightShift,
    };

    private static readonly Dictionary<BinaryOperatorKind, Primitive> Truth = new()
    {
        [BinaryOperatorKind.And] = Logic.And,
        [BinaryOperatorKind.Or] = Logic.Or,
        [BinaryOperatorKind.ExclusiveOr] = Logic.Xor,
    };

    private static readonly Dictionary<BinaryOperatorKind, Primitive> Equality = new()
    {
        [BinaryOperatorKind.Equals] = Logic.Equal,
        [BinaryOperatorKind.NotEquals] = Logic.NotEqual,
    };

    private static readonly Dictionary<BinaryOperatorKind, Primitive> Order = new()
    {
        [BinaryOperatorKind.LessThan] = Logic.Less,
        [BinaryOperatorKind.LessThanOrEqual] = Logic.LessOrEqual,
        [BinaryOperatorKind.GreaterThan] = Logic.Greater,
        [BinaryOperatorKind.GreaterThanOrEqual] = Logic.GreaterOrEqual,
    };

    public static Primitive? Binary(BinaryOperatorKind kind, IrType operand) => TablesOf(operand.Kind)
        .Select(table => table.TryGetValue(kind, out Primitive? primitive) ? primitive : null)
        .FirstOrDefault(static primitive => primitive is not null);

    public static Primitive? Unary(UnaryOperatorKind kind, IrType operand) => (kind, operand.Kind) switch
    {
        (UnaryOperatorKind.Minus, IrTypeKind.Double or IrTypeKind.Single) => Arithmetic.Negate,
        (UnaryOperatorKind.Minus, IrTypeKind.Integer) => Integers.Negate,
        (UnaryOperatorKind.BitwiseNegation, IrTypeKind.Integer or IrTypeKind.Enum) => Integers.Complement,
        (UnaryOperatorKind.Not, IrTypeKind.Boolean) => Logic.Not,
        _ => null,
    };

    private static IEnumerable<Dictionary<BinaryOperatorKind, Primitive>> TablesOf(IrTypeKind kind) => kind switch
    {
        IrTypeKind.Double or IrTypeKind.Single => [Real, Equality, Order],
        IrTypeKind.Integer => [Integer, Equality, Order],
        IrTypeKind.Boolean => [Truth, Equality],
        IrTypeKind.Enum => [Integer, Equality, Order],
        _ => [Equality],
    };
}
