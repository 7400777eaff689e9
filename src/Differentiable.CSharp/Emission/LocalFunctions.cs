using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Emission;

/// <summary>The local functions of one method that wait to be written.</summary>
internal sealed class LocalFunctions(NameSource names)
{
    private readonly NameSource _names = names;
    private readonly Queue<LocalFunction> _waiting = new();

    public LocalFunction Add(string name, Block body, IReadOnlyList<Variable> results, bool isPart)
    {
        LocalFunction function = new(_names.Fresh(name), FreeVariables.Of(body), results, body, isPart);
        _waiting.Enqueue(function);
        return function;
    }

    public LocalFunction? Next() => _waiting.Count > 0 ? _waiting.Dequeue() : null;
}
