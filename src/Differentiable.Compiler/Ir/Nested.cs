namespace Differentiable.Compiler.Ir;

/// <summary>The statements of a block, and those inside of them.</summary>
public sealed class Nested : IStatementVisitor<IEnumerable<Block>>
{
    private static readonly Nested Instance = new();

    private Nested()
    {
    }

    /// <summary>All statements, outer ones before those inside of them.</summary>
    public static IReadOnlyList<Statement> StatementsOf(Block block)
    {
        List<Statement> all = [];
        AddAll(block, all);
        return all;
    }

    /// <summary>The blocks of one statement.</summary>
    public static IEnumerable<Block> BlocksOf(Statement statement) => statement.Accept(Instance);

    private static void AddAll(Block block, List<Statement> all)
    {
        for (int i = 0; i < block.Statements.Count; i++)
        {
            all.Add(block.Statements[i]);

            foreach (Block inner in BlocksOf(block.Statements[i]))
            {
                AddAll(inner, all);
            }
        }
    }

    public IEnumerable<Block> VisitLet(Let let) => [];

    public IEnumerable<Block> VisitIf(If branch) => [branch.Then, branch.Else];

    public IEnumerable<Block> VisitCall(Call call) => [];

    public IEnumerable<Block> VisitGuard(Guard guard) => [];

    public IEnumerable<Block> VisitLoop(Loop loop) => [loop.Condition, loop.Body];

    public IEnumerable<Block> VisitReverseLoop(ReverseLoop loop) => [loop.Condition, loop.Body, loop.Rest, loop.Back];
}
