namespace Differentiable.CSharp.Emission;

/// <summary>How tightly an expression binds, loosest first.</summary>
internal enum Precedence
{
    Conditional,
    Or,
    And,
    BitOr,
    BitXor,
    BitAnd,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}
