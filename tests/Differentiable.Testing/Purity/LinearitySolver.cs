using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>
/// Analyses methods and the helpers that they call, each helper once for each way in which its arguments depend on a cotangent.
/// </summary>
/// <remarks>
/// Recursion is solved by iteration: results begin as unknown, and rounds go on until none changes. Results only climb in a lattice
/// of finite height, so they stop. Violations of the last round count, when all results are known. Buffers are found out in the same way: each
/// place that makes one begins as zero and becomes what is stored there; a helper that is called with values here and with tangents there makes
/// two.
/// </remarks>
public sealed class LinearitySolver(EmittedCode code)
{
    private readonly Dictionary<string, Dependence> _results = [];
    private readonly HashSet<string> _doneThisRound = [];
    private readonly HashSet<PurityViolation> _violations = [];
    private readonly Dictionary<string, DependenceKind> _buffers = [];
    private string _frame = "";
    private bool _hasChanged;

    /// <summary>Checks a derivative against its contract.</summary>
    public IReadOnlyCollection<PurityViolation> Check(IMethodSymbol method, DerivativeContract contract)
    {
        ImmutableArray<Dependence> arguments =
            [.. method.Parameters.Select(p => contract.IsLinearIn(p) ? Dependence.Linear : Dependence.Constant)];
        Dependence promised = contract.Result(method, Dependence.Linear);

        do
        {
            _hasChanged = false;
            _doneThisRound.Clear();
            _violations.Clear();
            Run(method, Dependence.Constant, arguments, promised);
        }
        while (_hasChanged);

        return [.. _violations];
    }

    /// <summary>The result of a call of a method whose body is in the compilation.</summary>
    /// <param name="method">The method.</param>
    /// <param name="instance">The struct that it is called on; of no account for a static method.</param>
    /// <param name="arguments">Its arguments, by the places of its parameters.</param>
    internal Dependence Call(IMethodSymbol method, Dependence instance, ImmutableArray<Dependence> arguments)
    {
        IMethodSymbol definition = OperationTree.Implementation(method);
        string key = $"{KeyOf(definition)}[{instance}]({string.Join(", ", arguments)})";

        if (_doneThisRound.Add(key))
        {
            Dependence result = Run(definition, instance, arguments, promised: null);
            _hasChanged |= result.ToString() != Known(key).ToString();
            _results[key] = result;
        }

        return Known(key);
    }

    /// <summary>The buffer that an expression makes.</summary>
    internal Dependence BufferAt(SyntaxNode syntax)
    {
        string site = $"{syntax.SyntaxTree.FilePath}:{syntax.SpanStart}{_frame}";
        return Dependence.Buffer(_buffers.GetValueOrDefault(site, DependenceKind.Zero), site);
    }

    /// <summary>A store of a value in a buffer, or in a span of the caller's, whose content the contract says.</summary>
    internal void Store(SyntaxNode syntax, Dependence buffer, Dependence value)
    {
        DependenceKind content = buffer.Site is { } site ? _buffers.GetValueOrDefault(site, DependenceKind.Zero) : buffer.Kind;
        DependenceKind stored = value.IsTainted ? DependenceKind.Linear : value.Kind == DependenceKind.Product ? DependenceKind.Constant : value.Kind;

        switch (content, stored)
        {
            case (_, DependenceKind.Unknown or DependenceKind.Zero) or (DependenceKind.Unknown, _):
                break;
            case (DependenceKind.Zero, _) when buffer.Site is not null:
                _buffers[buffer.Site] = stored;
                _hasChanged = true;
                break;
            case (DependenceKind.Linear, DependenceKind.Constant):
                Report(syntax, "a constant is stored among tangents or cotangents");
                break;
            case (DependenceKind.Constant or DependenceKind.Zero, DependenceKind.Linear):
                Report(syntax, "a tangent or cotangent is stored among constants");
                break;
            default:
                break;
        }
    }

    /// <summary>Analyses under an assumption that may not hold, and forgets the violations.</summary>
    internal Dependence Try(Func<Dependence> analysis)
    {
        PurityViolation[] violations = [.. _violations];
        string[] done = [.. _doneThisRound];
        _violations.Clear();

        Dependence result = analysis();

        _violations.Clear();
        _violations.UnionWith(violations);
        _doneThisRound.Clear();
        _doneThisRound.UnionWith(done);
        return result;
    }

    internal void Report(SyntaxNode syntax, string why) => _violations.Add(code.Violation(P7Linearity.Property, syntax, why));

    internal bool HasBody(IMethodSymbol method) => code.BodyOf(method) is not null;

    internal bool IsEmitted(IMethodSymbol method) => code.IsEmitted(method);

    private Dependence Known(string key) => _results.GetValueOrDefault(key, Dependence.Unknown);

    private Dependence Run(IMethodSymbol method, Dependence instance, ImmutableArray<Dependence> arguments, Dependence? promised)
    {
        if (code.BodyOf(method) is not { } body)
        {
            return Dependence.Constant;
        }

        string caller = _frame;
        _frame = $"[{instance.Kinds}]({string.Join(", ", arguments.Select(static argument => argument.Kinds))})";
        IEnumerable<(ISymbol, Dependence)> values = method.Parameters.Zip<ISymbol, Dependence>(arguments);
        Dependence result = MethodLinearity.Result(this, body, method.IsStatic ? values : values.Concat(PartsOf(method.ContainingType, instance)), promised);
        _frame = caller;
        return result;
    }

    // The struct itself, and what its methods capture of its primary constructor's parameters.
    private static IEnumerable<(ISymbol, Dependence)> PartsOf(INamedTypeSymbol type, Dependence instance) =>
        [(type, instance), .. ValueShape.Captured(type).Select(parameter => ((ISymbol)parameter, instance.Element(parameter.Name)))];

    // Two local functions may share a name and signature; where they stand tells them apart.
    private static string KeyOf(IMethodSymbol method)
    {
        SyntaxReference syntax = method.DeclaringSyntaxReferences[0];
        return $"{method.ToDisplayString()}@{syntax.SyntaxTree.FilePath}:{syntax.Span.Start}";
    }
}
