using Differentiable.Compiler.Analysis;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Lowering;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Doubts;

/// <summary>A method's program as the checks for what is doubtful see it: with what flows through it, and where it was written.</summary>
internal sealed class DoubtfulProgram
{
    private readonly CheckedProgram _program;
    private readonly Dictionary<Variable, Statement> _definitions = [];

    public DoubtfulProgram(IMethodSymbol method, CheckedProgram program)
    {
        (Method, _program) = (method, program);
        Active = Activity.Of(program.Function);
        Useful = Usefulness.Of(program.Function);
        Statements = [.. Nested.StatementsOf(program.Function.Body)];

        foreach (Statement statement in Statements)
        {
            foreach (Variable variable in statement is Loop loop ? loop.Targets.Concat(loop.State) : Bindings.Of(statement))
            {
                _definitions[variable] = statement;
            }
        }
    }

    public IMethodSymbol Method { get; }

    public Function Function => _program.Function;

    /// <summary>All statements, also those inside of others.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>What carries a derivative.</summary>
    public HashSet<Variable> Active { get; }

    /// <summary>What a derivative would reach the result from.</summary>
    public HashSet<Variable> Useful { get; }

    public bool IsActive(Atom atom) => Activity.IsActive(atom, Active);

    public bool IsUseful(Atom atom) => atom is Variable variable && Useful.Contains(variable);

    /// <summary>The statement that binds the variable; null for a parameter and for what is no variable.</summary>
    public Statement? DefinitionOf(Atom atom) => atom is Variable variable && _definitions.TryGetValue(variable, out Statement? statement) ? statement : null;

    /// <summary>The user's node that the statement was written as; null if it comes from another method's program, where it is reported, or from none.</summary>
    public SyntaxNode? NodeOf(Statement statement) => statement.Origin is { Site: var site } && !_program.Context.IsForeign(site)
        ? NodeAt(_program.Context.Sites[site])
        : null;

    private static SyntaxNode? NodeAt(Location location) => location.SourceTree?.GetRoot().FindNode(location.SourceSpan, getInnermostNodeForTie: true);
}
