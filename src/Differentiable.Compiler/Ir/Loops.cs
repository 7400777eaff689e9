namespace Differentiable.Compiler.Ir;

/// <summary>Whether a program iterates.</summary>
public static class Loops
{
    /// <summary>Whether there is a loop in the function, in an arm of a branch too.</summary>
    public static bool AreIn(Function function) => AreIn(function.Body);

    public static bool AreIn(Block block) => block.Statements.Any(static statement => statement switch
    {
        Loop or ReverseLoop => true,
        If branch => AreIn(branch.Then) || AreIn(branch.Else),
        _ => false,
    });
}
