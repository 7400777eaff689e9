using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Models;

namespace Differentiable.Generator.Models;

/// <summary>The Linearize stage's result.</summary>
internal sealed record LinearizedMethod(MethodHeader Header, Linearization? Program, Linearization? Expanded, Function? Length);
