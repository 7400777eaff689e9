using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Models;

namespace Differentiable.Generator.Models;

/// <summary>The Normalize stage's result.</summary>
internal sealed record NormalizedMethod(MethodHeader Header, Function? Program, Function? Expanded, Function? Length);
