using Differentiable.Compiler.Analysis;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CSharp.Doubts;

/// <summary>Finds roots, logarithms and the like whose derivative is infinite at a point that nothing before excludes.</summary>
/// <remarks>
/// A guard is any condition before that reads all that the argument is made of: what it says is not looked at, so that no guard is mistaken for none. Quotients are not
/// reported: where the divisor is zero the value itself is infinite or NaN, and shows it.
/// </remarks>
internal sealed class SingularPoints
{
    private readonly DoubtfulProgram _program;
    private readonly SignAnalysis _signs;
    private readonly List<Finding> _findings = [];

    private SingularPoints(DoubtfulProgram program) => (_program, _signs) = (program, SignAnalysis.Of(program.Function));

    public static IReadOnlyList<Finding> Check(DoubtfulProgram program)
    {
        SingularPoints check = new(program);
        check.Visit(program.Function.Body, []);
        return check._findings;
    }

    /// <param name="block">Statements.</param>
    /// <param name="tested">What the conditions read that must have been tested to get here.</param>
    private void Visit(Block block, HashSet<Variable> tested)
    {
        tested = [.. tested];

        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case Let let:
                    Check(let, tested);
                    break;

                case Guard guard:
                    tested.UnionWith(guard.Arguments.SelectMany(SourcesOf));
                    break;

                case If branch:
                    HashSet<Variable> condition = [.. tested, .. SourcesOf(branch.Condition)];
                    Visit(branch.Then, condition);
                    Visit(branch.Else, condition);
                    tested.UnionWith(Throws(branch.Then) || Throws(branch.Else) ? condition : []);
                    break;

                case Loop loop:
                    Visit(loop.Condition, tested);
                    Visit(loop.Body, [.. tested, .. SourcesOf(loop.Condition.Results[0])]);
                    break;
            }
        }
    }

    private void Check(Let let, HashSet<Variable> tested)
    {
        if (let.Primitive.Singularity is { } singularity && _program.IsActive(let.Arguments[0]) && _program.IsUseful(let.Target)
            && !IsHarmlessPower(let, singularity) && !IsExcluded(let.Arguments[0], singularity, tested, [])
            && _program.NodeOf(let) is InvocationExpressionSyntax call)
        {
            _findings.Add(new(Descriptors.SingularPoint, call.GetLocation(), call.Expression.ToString(), singularity.Points) { Fix = singularity.OutOfRange });
        }
    }

    /// <summary>Whether the exponent is a whole number, or one for which the derivative is finite.</summary>
    private bool IsHarmlessPower(Let let, Singularity singularity) => singularity.Exponent is { } ordinal && let.Arguments[ordinal] switch
    {
        Literal literal => literal.Number >= 1 || literal.Number == Math.Floor(literal.Number),
        var exponent => _program.DefinitionOf(exponent) is Let { Arguments: [{ Type.Kind: IrTypeKind.Integer }] },
    };

    private bool IsExcluded(Atom argument, Singularity singularity, HashSet<Variable> tested, HashSet<Variable> seen)
    {
        if (singularity.Excluding is { } sign ? _signs.Of(argument) >= sign : argument is not Variable)
        {
            return true;
        }

        // What was tested itself, or all that it is made of, or what each of its parts is where one is chosen; a choice is a test of what it reads.
        return argument is Variable variable && (tested.Contains(variable) || !seen.Add(variable) || _program.DefinitionOf(variable) switch
        {
            If branch => ChoicesOf(branch, variable).All(choice => IsExcluded(choice, singularity, [.. tested, .. SourcesOf(branch.Condition)], seen)),
            Let { Primitive.Bounds: true } => true,
            Let let => let.Arguments.Any(_program.IsActive) && let.Arguments.Where(_program.IsActive).All(active => IsTested(active, tested, seen)),
            _ => false,
        });
    }

    /// <summary>Whether all active variables that the atom is made of have been tested.</summary>
    private bool IsTested(Atom atom, HashSet<Variable> tested, HashSet<Variable> seen) => atom is not Variable variable || tested.Contains(variable)
        || (seen.Add(variable) && _program.DefinitionOf(variable) is Let let && let.Arguments.Any(_program.IsActive)
            && let.Arguments.Where(_program.IsActive).All(active => IsTested(active, tested, seen)));

    private static IEnumerable<Atom> ChoicesOf(If branch, Variable target)
    {
        int ordinal = branch.Targets.TakeWhile(other => other != target).Count();
        return [branch.Then.Results[ordinal], branch.Else.Results[ordinal]];
    }

    /// <summary>The variables that the atom is made of, itself among them.</summary>
    private IEnumerable<Variable> SourcesOf(Atom atom)
    {
        HashSet<Variable> sources = [];
        Stack<Atom> open = new([atom]);

        while (open.Count > 0)
        {
            if (open.Pop() is Variable variable && sources.Add(variable))
            {
                foreach (Atom source in ReadBy(_program.DefinitionOf(variable)))
                {
                    open.Push(source);
                }
            }
        }

        return sources;
    }

    private static IEnumerable<Atom> ReadBy(Statement? definition) => definition switch
    {
        Let let => let.Arguments,
        Call call => call.Arguments,
        If branch => [branch.Condition, .. branch.Then.Results, .. branch.Else.Results],
        _ => [],
    };

    private static bool Throws(Block block) => block.Statements is [.., Guard { AlwaysThrows: true }];
}
