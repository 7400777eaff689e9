using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Structured;

namespace Differentiable.Compiler.Normalization;

/// <summary>The Normalize stage: from what the user wrote to the normal form that D takes, in which everything is bound once and control leaves at the end.</summary>
public static class Normalizer
{
    public static Function Normalize(StructuredFunction function) => RowHoisting.Hoist(SingleAssignment.Convert(SingleExit.Convert(function)));
}
