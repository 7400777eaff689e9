using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Differentiation;

/// <summary>The steps of a block, in program order, and the block's results.</summary>
public sealed record LinearizedBlock(EquatableArray<Step> Steps, EquatableArray<Atom> Results);
