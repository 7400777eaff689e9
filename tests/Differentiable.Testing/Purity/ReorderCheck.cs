using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.Testing.Purity;

/// <summary>
/// P8, at run time: puts the declarations of emitted code into another order that their data allow. Compiled again, the code must
/// give the same bits, as nothing but data ties its statements together.
/// </summary>
/// <remarks>
/// Guards and early returns stay where they are: only runs of declarations between them are reordered. Dependences are read off
/// names, which C# keeps unique within a method.
/// </remarks>
public static class ReorderCheck
{
    public static SyntaxTree Shuffle(SyntaxTree emitted, Random random)
    {
        SyntaxNode shuffled = new Shuffler(random).Visit(emitted.GetRoot());
        return emitted.WithRootAndOptions(shuffled, emitted.Options);
    }

    private sealed class Shuffler(Random random) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitBlock(BlockSyntax node)
        {
            BlockSyntax block = (BlockSyntax)base.VisitBlock(node)!;
            List<StatementSyntax> statements = [];
            List<StatementSyntax> run = [];

            foreach (StatementSyntax statement in block.Statements)
            {
                if (IsDeclaration(statement))
                {
                    run.Add(statement);
                    continue;
                }

                statements.AddRange(Reorder(run));
                statements.Add(statement);
                run.Clear();
            }

            return block.WithStatements([.. statements, .. Reorder(run)]);
        }

        // Of the statements that wait for no other, any may come next.
        private IEnumerable<StatementSyntax> Reorder(IReadOnlyList<StatementSyntax> run)
        {
            List<StatementSyntax> waiting = [.. run];
            List<StatementSyntax> ordered = [];

            while (waiting.Count > 0)
            {
                HashSet<string> missing = [.. waiting.SelectMany(DeclaredNames)];
                StatementSyntax[] ready = [.. waiting.Where(statement => !UsedNames(statement).Any(missing.Contains))];
                StatementSyntax next = ready[random.Next(ready.Length)];
                waiting.Remove(next);
                ordered.Add(next);
            }

            return ordered;
        }

        private static bool IsDeclaration(StatementSyntax statement) => statement
            is LocalDeclarationStatementSyntax
            or ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: DeclarationExpressionSyntax or TupleExpressionSyntax } };

        private static IEnumerable<string> DeclaredNames(StatementSyntax statement) => statement.DescendantNodes().Select(static node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.Text,
            SingleVariableDesignationSyntax variable => variable.Identifier.Text,
            _ => null,
        }).OfType<string>();

        private static IEnumerable<string> UsedNames(StatementSyntax statement) =>
            statement.DescendantNodes().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.Text);
    }
}
