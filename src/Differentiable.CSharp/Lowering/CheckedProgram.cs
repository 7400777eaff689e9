using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Lowering;

/// <summary>The normal form that lowering made of a method to check it, with where its statements were written.</summary>
internal sealed record CheckedProgram(Function Function, LoweringContext Context);
