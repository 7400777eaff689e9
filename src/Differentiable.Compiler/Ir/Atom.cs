namespace Differentiable.Compiler.Ir;

/// <summary>An operand: a variable or a literal. Nothing else stands as an argument of a statement.</summary>
public abstract record Atom(IrType Type);
