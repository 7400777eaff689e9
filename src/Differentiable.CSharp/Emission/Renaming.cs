using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;

namespace Differentiable.CSharp.Emission;

/// <summary>Gives a function's parameters the names that a user's declaration has.</summary>
internal static class Renaming
{
    public static Function Parameters(Function function, EquatableArray<string> names)
    {
        Variable[] parameters = [.. function.Parameters.Select((parameter, i) => parameter with { Name = names[i] })];
        (EquatableArray<Statement> statements, EquatableArray<Atom> results) = Splicer.Copy(function, parameters);
        return function with { Parameters = [.. parameters], ActiveParameters = [], Body = new(statements, results) };
    }
}
