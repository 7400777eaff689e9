namespace Differentiable.Testing.RandomPrograms;

/// <summary>One operation of an evaluation.</summary>
/// <param name="IsSingle">Whether the value is a float.</param>
/// <param name="Operands">The operands' places on the tape; empty where no derivative flows.</param>
internal sealed record TapeNode(double Value, bool IsSingle, bool IsActive, int[] Operands, LocalDerivatives Derivatives);
