using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>The rules of linearity for buffers: what is read from one depends as what was stored there, and nothing that is linear is stored beside a constant.</summary>
internal sealed class BufferLinearity(LinearitySolver solver, ExpressionLinearity expressions)
{
    private const string Space = "Differentiable.Arrays";

    private static readonly string[] Classes = ["Buffer", "Check", "Cotangent", "Elements", "Jagged", "Matrix", "View", "Workspace"];

    public static bool IsOfBuffers(IMethodSymbol method) =>
        method is { IsStatic: true, ContainingType: { } type } && ((SymbolNames.NamespaceOf(type) == Space && Classes.Contains(type.Name)) || SymbolNames.Of(type) == "System.Numerics.Tensors.TensorPrimitives");

    public Dependence Of(IInvocationOperation call, ImmutableArray<Dependence> arguments)
    {
        (string type, string name) = (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name);

        switch (type, name)
        {
            // The elements of a cotangent, whose shape is checked.
            case ("Check", "Cotangent"):
                RequireConstants(call, from: 1);
                return arguments[0];

            // Lengths and addresses; and a buffer of zeros is as linear as before.
            case ("Check", _) or ("Workspace", "Open") or ("Cotangent", "Clear"):
                return Dependence.Constant;

            case ("Workspace", "Zeros" or "Unset"):
                RequireConstants(call, from: 0);
                return solver.BufferAt(call.Syntax);

            case ("Workspace", "Copy"):
                solver.Store(call.Syntax, solver.BufferAt(call.Syntax), arguments[0]);
                return solver.BufferAt(call.Syntax);

            case ("Matrix", "Size"):
                RequireConstants(call, from: 0);
                return Dependence.Constant;

            case ("Matrix", "Zeros"):
                RequireConstants(call, from: 0);
                return solver.BufferAt(call.Syntax);

            // Zeros of the shape of an array, which may be a tangent.
            case ("Jagged", "ZerosLike"):
                return solver.BufferAt(call.Syntax);

            case ("Workspace", "Keep" or "At") or ("Matrix", "AsSpan" or "Elements") or ("Jagged", "AsSpan" or "Row") or ("View" or "Buffer", "Slice" or "Row") or ("View", "Table"):
                RequireConstants(call, from: 1);
                return arguments[0];

            case ("Elements", "LoadUnsafe" or "TakeUnsafe") or ("Cotangent", "Take"):
                RequireConstants(call, from: 1);
                return arguments[0].Content;

            case ("Buffer", "Set" or "Add") or ("Cotangent", "Add") or ("Elements", "StoreUnsafe" or "AddUnsafe"):
                RequireConstants(call, from: 1, to: 2);
                solver.Store(call.Syntax, arguments[0], arguments[2]);
                return Dependence.Constant;

            // They compute values, from values.
            case ("TensorPrimitives", _):
                RequireConstants(call, from: 0, to: call.TargetMethod.ReturnsVoid ? call.Arguments.Length - 1 : call.Arguments.Length);

                if (call.TargetMethod.ReturnsVoid)
                {
                    solver.Store(call.Syntax, arguments[^1], Dependence.Constant);
                }

                return Dependence.Constant;

            default:
                solver.Report(call.Syntax, $"{type}.{name} is not known");
                return Dependence.Unknown;
        }
    }

    private void RequireConstants(IInvocationOperation call, int from, int to = int.MaxValue)
    {
        foreach (IArgumentOperation argument in call.Arguments.Where(argument => argument.Parameter is { } parameter && parameter.Ordinal >= from && parameter.Ordinal < to))
        {
            expressions.RequireConstant(argument.Value, "a place in a buffer depends on a tangent or cotangent");
        }
    }
}
