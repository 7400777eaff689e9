using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>Users' derivative rules: the value as it is, with the partial derivatives that the rule gives (<see cref="Declared.WithPartial"/>).</content>
internal sealed partial class BodyLowering
{
    /// <summary>Lowers a method that has a rule, after its parameters have been declared: its own body does not count.</summary>
    public EquatableArray<StructuredStatement> Lower(RuleDeclaration rule, IMethodSymbol method)
    {
        Atom[] parameters = [.. method.Parameters.SelectMany(parameter => _slots[parameter].Atoms)];
        _statementText = "by the rule " + rule.Method.Name;
        _statements.Add(new Return([ApplyRule(rule, parameters, method.Locations[0])]));
        return _statements.ToEquatableArray();
    }

    /// <summary>A call of a method that is not marked, but for which there is a rule; null if there is none.</summary>
    private Value? CallByRule(IInvocationOperation operation, Atom[] arguments)
    {
        if (RuleDeclaration.For(operation.TargetMethod, _context.Method, _context.Compilation) is not { } rule)
        {
            return null;
        }

        return new Value.Scalar(ApplyRule(rule, arguments, operation.Syntax.GetLocation()));
    }

    private Atom ApplyRule(RuleDeclaration rule, Atom[] arguments, Location location)
    {
        // A rule in error is reported where it stands.
        if (rule.Findings.Count > 0 || rule.Target is not { } target || PassiveCallee(target) is not { } callee)
        {
            Fail();
            return Literal.Of(0.0);
        }

        RequireAccess(target);
        RequireAccess(rule.Method);
        Origin origin = new(_statementText, _context.SiteOf(location));
        _context.MarkForeign(origin);
        Queue<Atom> results = new();

        if (!rule.HasValue)
        {
            Variable value = Fresh(SourceText.Uncapitalized(target.Name), callee.ResultTypes[0]);
            Add(new Call([value], callee, Entry.Primal, [.. arguments], origin));
            results.Enqueue(value);
        }

        foreach (Atom result in _context.Expansion.ExpandsCalls ? Expanded(rule, arguments, origin, location) : Called(rule, callee, arguments, origin))
        {
            results.Enqueue(result);
        }

        return results.Count == rule.WithRespectTo.Length + 1 ? WithPartials(rule, results, arguments, origin) : Literal.Of(0.0);
    }

    /// <summary>The value, in which nothing is differentiated, and then its partial derivatives, one after the other.</summary>
    private Variable WithPartials(RuleDeclaration rule, Queue<Atom> results, Atom[] arguments, Origin origin)
    {
        Atom primal = results.Dequeue();
        Variable value = Bind(Fresh(Declared.Stop.Stem, primal.Type), Declared.Stop, origin, primal);

        foreach (int ordinal in rule.WithRespectTo)
        {
            Atom partial = InTypeOf(value, results.Dequeue(), origin);
            Atom argument = InTypeOf(value, arguments[ordinal], origin);
            value = Bind(Fresh(Declared.WithPartial.Stem, value.Type), Declared.WithPartial, origin, value, partial, argument);
        }

        return value;
    }

    private Atom InTypeOf(Atom value, Atom atom, Origin origin) =>
        atom.Type == value.Type ? atom : Bind(Fresh(Conversions.Convert.Stem, value.Type), Conversions.Convert, origin, atom);

    private Variable[] Called(RuleDeclaration rule, Callee callee, Atom[] arguments, Origin origin)
    {
        string stem = SourceText.Uncapitalized(callee.Name);
        Variable[] targets =
        [
            .. rule.HasValue ? [Fresh(stem, callee.ResultTypes[0])] : (Variable[])[],
            .. rule.WithRespectTo.Select(ordinal => Fresh(stem + "Partial", callee.ParameterTypes[ordinal])),
        ];
        Callee ruleCallee = callee with { ContainingType = MethodFacts.NameOf(rule.Method.ContainingType), Name = rule.Method.Name, ResultTypes = [.. targets.Select(static target => target.Type)] };
        Add(new Call([.. targets], ruleCallee, rule.HasValue ? Entry.RuleWithValue : Entry.Rule, [.. arguments], origin));
        return targets;
    }

    /// <summary>The rule's program in place of its call, where the rule is to be differentiated in its turn.</summary>
    private IEnumerable<Atom> Expanded(RuleDeclaration rule, Atom[] arguments, Origin origin, Location location)
    {
        if (rule.Method.DeclaringSyntaxReferences.IsEmpty || _context.Expansion.Contains(rule.Method))
        {
            return NoSecondDerivative(rule, location, _context.Expansion.Contains(rule.Method) ? "calls its own method" : "is in another assembly");
        }

        LoweringContext context = new(_context.Compilation, rule.Method, _context.Expansion.Enter(rule.Method), _context.Cancellation);

        if (FunctionSource.Lower(context, null) is not { } function)
        {
            return NoSecondDerivative(rule, location, context.Findings is [var first, ..] ? "cannot be differentiated: " + first.Message : "cannot be differentiated");
        }

        return Splice(function, arguments, origin);
    }

    private Atom[] NoSecondDerivative(RuleDeclaration rule, Location location, string why)
    {
        Report(Descriptors.NoSecondDerivative, location, rule.Target!.Name, $"its rule '{rule.Method.Name}' {why}");
        return [];
    }

    /// <summary>The method as one whose derivative does not come from a call of its own.</summary>
    private static Callee? PassiveCallee(IMethodSymbol method) => MethodFacts.ToCallee(method) is { } callee ? callee with { ActiveParameters = [], HasHvp = false } : null;
}
