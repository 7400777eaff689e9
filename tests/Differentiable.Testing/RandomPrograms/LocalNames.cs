namespace Differentiable.Testing.RandomPrograms;

/// <summary>Gives the locals of one method distinct names, some of which look like those of generated code.</summary>
internal sealed class LocalNames(RandomSource random)
{
    private int _count;

    public Variable Local(ScalarType type, bool isActive)
    {
        string name = random.OneOf("v", "t", "x", "u", "local", "tangent") + _count++;
        return new(name, type, VariableKind.Local, isActive);
    }
}
