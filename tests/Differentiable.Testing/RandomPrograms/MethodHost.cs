namespace Differentiable.Testing.RandomPrograms;

/// <summary>The class that declares a method.</summary>
public enum MethodHost
{
    /// <summary>The class of the entry method and of the fields.</summary>
    Program,

    /// <summary>A second class, so that some calls cross classes.</summary>
    Helpers,
}
