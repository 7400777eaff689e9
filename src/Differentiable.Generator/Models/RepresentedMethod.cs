using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Models;

namespace Differentiable.Generator.Models;

/// <summary>The Represent and Simplify stages' result: a function for each member of the header; null if lowering failed.</summary>
internal sealed record RepresentedMethod(MethodHeader Header, EquatableArray<Function>? Functions, Function? Length);
