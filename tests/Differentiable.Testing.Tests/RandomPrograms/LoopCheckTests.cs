namespace Differentiable.Testing.RandomPrograms;

/// <summary>What C# says of loops, the body checker says too.</summary>
public sealed class LoopCheckTests
{
    private static readonly Variable s_a = new("a", ScalarType.Double, VariableKind.Parameter, IsActive: true);
    private static readonly Variable s_x = new("x", ScalarType.Double, VariableKind.Local, IsActive: true);
    private static readonly Variable s_i = new("i", ScalarType.Int, VariableKind.Control, IsActive: false);

    public static TheoryData<string, bool, Statement[]> Bodies => new()
    {
        { "a loop", true, [Loop(Double()), End] },
        { "an assignment that may not happen", false, [Unset, new While(IsLarge, [SetX], 9), new Return(X)] },
        { "an assignment that happens once at least", true, [Unset, new Do([SetX], IsLarge, 9), new Return(X)] },
        { "a break before the assignment", false, [Unset, new Do([If(new Break()), SetX], IsLarge, 9), new Return(X)] },
        { "a continue before the assignment", false, [Unset, new Do([If(new Continue()), SetX], IsLarge, 9), new Return(X)] },
        { "a break after the assignment", true, [Unset, new While(True, [SetX, If(new Break())], 9), new Return(X)] },
        { "no way out", false, [new While(True, [Double()], 9), End] },
        { "no way out but a return", true, [new While(True, [Double(), If(End)], 9)] },
        { "a break at the end", false, [Loop(Double(), new Break()), End] },
        { "a return in each iteration of a do loop", true, [new Do([End], IsLarge, 9)] },
        { "a statement after a continue", false, [Loop(new Continue(), Double()), End] },
        { "a break without a loop", false, [If(new Break()), End] },
        { "a continue without a loop", false, [If(new Continue()), End] },
        { "a local of the body in the condition", false, [new Do([LetX], Build.Relation(BinaryOperator.Less, X, X), 9), End] },
        { "a local of the body after the loop", false, [Loop(LetX), new Return(X)] },
        { "a counter after the loop", false, [Loop(), new Return(new Conversion(ScalarType.Double, Build.Reference(s_i), IsExplicit: true))] },
        { "the same counter side by side", true, [Loop(), Loop(), End] },
        { "the same counter in one another", false, [Loop(Loop()), End] },
        { "the same local in two bodies", true, [Loop(LetX), Loop(LetX), End] },
        { "a local with the name of one in a body before", false, [Loop(LetX), LetX, End] },
        { "a constant condition", false, [new While(Build.Relation(BinaryOperator.Less, One, One), [Double()], 9), End] },
        { "a range", true, [new ForEach(s_i, Zero, Zero, [Double()], 0), End] },
    };

    private static Expression X => Build.Reference(s_x);

    private static Expression Zero => Build.Integer(ScalarType.Int, 0);

    private static Expression One => Build.Number(ScalarType.Double, 1);

    private static Expression True => new Literal(ScalarType.Bool, true);

    private static Expression IsLarge => Build.Relation(BinaryOperator.Greater, Build.Reference(s_a), One);

    private static Declaration Unset => new(s_x, null, IsImplicitlyTyped: false);

    private static Declaration LetX => new(s_x, One, IsImplicitlyTyped: false);

    private static Assignment SetX => new(s_x, One);

    private static Return End => new(Build.Reference(s_a));

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_body_is_sound_or_not(string what, bool isSound, Statement[] body)
    {
        Method entry = new("F", MethodHost.Program, ScalarType.Double, [new(s_a, null)], body, true, false);
        RandomProgram program = new(0, RandomProgramOptions.Default, entry, [], []);

        Assert.True(BodyChecker.IsSound(program, entry) == isSound, $"{what}\n{program}");
        if (isSound)
        {
            Assert.DoesNotContain(CompiledProgram.Compile([program]).Diagnostics, static d => d.Id == "CS0162");
        }
    }

    private static CompoundAssignment Double() => new(s_a, BinaryOperator.Add, Build.Reference(s_a));

    private static If If(Statement statement) => new(IsLarge, [statement], null);

    private static For Loop(params Statement[] body) => new(
        [new Declaration(s_i, Zero, IsImplicitlyTyped: false)],
        Build.Relation(BinaryOperator.Less, Build.Reference(s_i), Build.Integer(ScalarType.Int, 3)),
        [new IncrementStatement(new(s_i, IsDecrement: false, IsPrefix: false))],
        body,
        3);
}
