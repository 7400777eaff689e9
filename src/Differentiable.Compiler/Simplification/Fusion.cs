using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Simplification;

/// <summary>
/// Computes together what one primitive computes together: the sine and the cosine of one angle. The last pass, because the simplifier works on single results.
/// </summary>
public sealed class Fusion : IStatementVisitor<Statement>
{
    private static readonly Fusion Instance = new();

    private static readonly Primitive[] Together = [.. PrimitiveTable.All.Where(static primitive => primitive.Components.Count > 0)];

    private Fusion()
    {
    }

    public static Function Fuse(Function function) => function with { Body = Fuse(function.Body) };

    public Statement VisitLet(Let let) => let;

    public Statement VisitIf(If branch) => branch.With(Fuse(branch.Then), Fuse(branch.Else));

    public Statement VisitCall(Call call) => call;

    public Statement VisitGuard(Guard guard) => guard;

    public Statement VisitLoop(Loop loop) => loop with { Condition = Fuse(loop.Condition), Body = Fuse(loop.Body) };

    public Statement VisitReverseLoop(ReverseLoop loop) => loop with
    {
        Condition = Fuse(loop.Condition),
        Body = Fuse(loop.Body),
        Rest = Fuse(loop.Rest),
        Back = Fuse(loop.Back),
    };

    private static Block Fuse(Block block)
    {
        Dictionary<(Primitive, Atom), Let> singles = [];

        foreach (Let let in block.Statements.OfType<Let>().Where(static let => let is { Targets.Count: 1, Arguments.Count: 1 }))
        {
            singles[(let.Primitive, let.Arguments[0])] = let;
        }

        List<Statement> fused = new(block.Statements.Count);
        HashSet<Statement> done = new(ReferenceComparer<Statement>.Instance);

        foreach (Statement statement in block.Statements)
        {
            if (done.Contains(statement))
            {
                continue;
            }

            Let[] parts = statement is Let let ? PartsWith(let, singles) : [];
            done.UnionWith(parts);
            fused.Add(parts.Length > 0 ? Combined(parts) : statement.Accept(Instance));
        }

        return block.With(fused.ToEquatableArray(block.Statements), block.Results);
    }

    /// <summary>The statements that one primitive computes together with this one; empty if there is none.</summary>
    private static Let[] PartsWith(Let let, Dictionary<(Primitive, Atom), Let> singles)
    {
        Primitive? together = Array.Find(Together, primitive => primitive.Components.Contains(let.Primitive));
        return together is not null && let.Arguments.Count == 1 && together.Components.All(component => singles.ContainsKey((component, let.Arguments[0])))
            ? [.. together.Components.Select(component => singles[(component, let.Arguments[0])])]
            : [];
    }

    private static Let Combined(Let[] parts) => new(
        [.. parts.Select(static part => part.Target)],
        Array.Find(Together, primitive => primitive.Components.SequenceEqual(parts.Select(static part => part.Primitive)))!,
        parts[0].Arguments,
        parts[0].Origin);
}
