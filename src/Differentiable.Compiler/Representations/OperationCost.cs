using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// What a function costs when it runs once, in additions: simple arithmetic 1, a division 4, a function 10; lanes as many registers as they are to a processor
/// with 256 bits. Of the arms of a branch the dearer counts.
/// </summary>
internal sealed class OperationCost : IStatementVisitor<int>
{
    private const int Simple = 1;
    private const int StrongZero = 2;
    private const int Division = 4;
    private const int FunctionCall = 10;
    private const int CommonRegister = 256;

    private static readonly OperationCost Instance = new();

    private OperationCost()
    {
    }

    public static int Of(Block block) => block.Statements.Sum(static statement => statement.Accept(Instance));

    public int VisitLet(Let let) => let.Primitive switch
    {
        { Form: CSharpForm.LanesMethod } => Math.Max(1, let.Arguments.Count(static argument => argument is Variable) / 2),
        var primitive when primitive == StrongZeros.Multiply => (StrongZero + Simple) * RegistersOf(let),
        var primitive when primitive == StrongZeros.Divide => (StrongZero + Division) * RegistersOf(let),
        { Form: CSharpForm.Infix { Token: "/" or "%" } } => Division * RegistersOf(let),
        { Form: CSharpForm.Method } => FunctionCall,
        _ => Simple * RegistersOf(let),
    };

    public int VisitIf(If branch) => Simple + Math.Max(Of(branch.Then), Of(branch.Else));

    public int VisitCall(Call call) => FunctionCall;

    public int VisitGuard(Guard guard) => Simple;

    private static int RegistersOf(Let let) => let.Target.Type is { IsLanes: true } type
        ? Math.Max(1, type.Count * IrType.BitsOf(type.Scalar) / CommonRegister)
        : 1;
}
