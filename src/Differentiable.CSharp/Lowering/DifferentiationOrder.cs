using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Lowering;

/// <summary>How often D can be applied to a function: its calls are known by their derivatives only, and those end somewhere.</summary>
internal static class DifferentiationOrder
{
    /// <summary>The first call that is not differentiable as often as asked; null if all are.</summary>
    public static Call? FirstTooShallow(Function function, int order) => Calls(function.Body).FirstOrDefault(call => OrderOf(call) < order);

    private static int OrderOf(Call call) => (call.Entry, call.Callee.HasHvp) switch
    {
        // What does not depend on anything can be differentiated for ever.
        (Entry.Primal, _) when call.Callee.ActiveParameters.Count == 0 => int.MaxValue,
        (Entry.Rule or Entry.RuleWithValue, _) => 1,
        (Entry.Primal, true) => 2,
        (Entry.Primal, false) or (Entry.ValueAndGradient, true) => 1,
        _ => 0,
    };

    private static IEnumerable<Call> Calls(Block block) => block.Statements.SelectMany(static statement => statement switch
    {
        Call call => [call],
        Loop loop => Calls(loop.Condition).Concat(Calls(loop.Body)),
        If branch => Calls(branch.Then).Concat(Calls(branch.Else)),
        _ => [],
    });
}
