namespace Differentiable.Testing.RandomPrograms;

/// <summary>Gives the locals of one method distinct names, some of which look like those of generated code.</summary>
internal sealed class LocalNames(RandomSource random)
{
    private int _count;

    /// <summary>A variable that decides how often a loop runs, declared before the loop.</summary>
    public Variable Control(string prefix, ScalarType type, bool isActive) =>
        new(prefix + _count++, type, VariableKind.Control, isActive);

    /// <summary>A counter that a loop declares: loops side by side use the same names.</summary>
    public static Variable Counter(string names, int depth, ScalarType type) =>
        new(names[depth % names.Length].ToString(), type, VariableKind.Control, IsActive: false);

    public Variable Local(ScalarType type, bool isActive)
    {
        string name = random.OneOf("v", "t", "x", "u", "local", "tangent") + _count++;
        return new(name, type, VariableKind.Local, isActive);
    }
}
