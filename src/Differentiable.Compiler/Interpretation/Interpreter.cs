using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Interpretation;

/// <summary>
/// The reference semantics of functions: runs one on boxed .NET values. Primitives mean what C# and .NET say they mean, see <see cref="Application"/>.
/// </summary>
/// <remarks>
/// For tests, so it is simple and not fast. A guard that always throws raises <see cref="InterpretedGuardException"/>; a helper that may throw is written in
/// the target language and cannot be run here: it is skipped. Values of enumerations are their underlying numbers.
/// </remarks>
public sealed class Interpreter : IStatementVisitor<bool>
{
    private readonly Dictionary<Variable, object?> _values = [];
    private readonly CallResolver? _resolve;
    private readonly Func<NamedConstant, object?>? _constants;

    private Interpreter(CallResolver? resolve, Func<NamedConstant, object?>? constants) => (_resolve, _constants) = (resolve, constants);

    /// <summary>The results of the function for the given arguments.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">A value for each parameter.</param>
    /// <param name="resolve">Runs calls of other methods; without it a call is an error.</param>
    /// <param name="constants">The values of constants that are known at run time only; without it such a constant is an error.</param>
    public static IReadOnlyList<object?> Run(
        Function function, IReadOnlyList<object?> arguments, CallResolver? resolve = null, Func<NamedConstant, object?>? constants = null)
    {
        if (arguments.Count != function.Parameters.Count)
        {
            throw new ArgumentException($"{function.Name} takes {function.Parameters.Count} arguments, not {arguments.Count}.", nameof(arguments));
        }

        Interpreter interpreter = new(resolve, constants);
        interpreter.Bind(function.Parameters, arguments);
        return interpreter.Run(function.Body);
    }

    public bool VisitLet(Let let)
    {
        Bind(let.Targets, Application.Apply(let.Primitive, let.Arguments, Read(let.Arguments), let.Targets));
        return true;
    }

    public bool VisitIf(If branch)
    {
        Bind(branch.Targets, Run((bool)Read(branch.Condition)! ? branch.Then : branch.Else));
        return true;
    }

    public bool VisitCall(Call call)
    {
        CallResolver resolve = _resolve ?? throw new InvalidOperationException($"Nothing says what {call.Callee.Name} does.");
        Bind(call.Targets, resolve(call, Read(call.Arguments)));
        return true;
    }

    public bool VisitGuard(Guard guard) => guard.AlwaysThrows ? throw new InterpretedGuardException(string.Concat(guard.Segments)) : true;

    public bool VisitLoop(Loop loop)
    {
        Bind(loop.State, Read(loop.Initial));

        while ((bool)Run(loop.Condition)[0]!)
        {
            Bind(loop.State, Run(loop.Body));
        }

        Bind(loop.Targets, Read(loop.State));
        return true;
    }

    public bool VisitReverseLoop(ReverseLoop loop)
    {
        Stack<IReadOnlyList<object?>> history = [];
        Bind(loop.State, Read(loop.Initial));

        while ((bool)Run(loop.Condition)[0]!)
        {
            IReadOnlyList<object?> results = Run(loop.Body);
            history.Push([.. results.Skip(loop.State.Count)]);
            Bind(loop.State, results);
        }

        Bind(loop.Final, Read(loop.State));
        IReadOnlyList<object?> rest = Run(loop.Rest);
        IReadOnlyList<object?> cotangents = [.. rest.Skip(loop.Outputs)];

        while (history.Count > 0)
        {
            Bind(loop.Residuals, history.Pop());
            Bind(loop.Cotangents, cotangents);
            Bind([loop.Index], [(long)history.Count]);
            cotangents = Run(loop.Back);
        }

        Bind(loop.Targets, [.. rest.Take(loop.Outputs), .. cotangents]);
        return true;
    }

    private IReadOnlyList<object?> Run(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            statement.Accept(this);
        }

        return Read(block.Results);
    }

    private void Bind(IReadOnlyList<Variable> variables, IReadOnlyList<object?> values)
    {
        for (int i = 0; i < variables.Count; i++)
        {
            _values[variables[i]] = values[i];
        }
    }

    private object?[] Read(IReadOnlyList<Atom> atoms) => [.. atoms.Select(Read)];

    private object? Read(Atom atom) => atom switch
    {
        Variable variable => _values[variable],
        Literal literal => LiteralValue.Of(literal),
        NamedConstant constant when _constants is not null => _constants(constant),
        _ => throw new InvalidOperationException($"Nothing says what {atom} is."),
    };
}
