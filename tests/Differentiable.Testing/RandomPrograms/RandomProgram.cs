namespace Differentiable.Testing.RandomPrograms;

/// <summary>A random C# program: an entry method <c>F</c>, the methods it calls, fields and one enum.</summary>
/// <param name="Helpers">In the order of declaration; a method calls earlier ones only.</param>
public sealed record RandomProgram(
    int Seed,
    RandomProgramOptions Options,
    Method Entry,
    IReadOnlyList<Method> Helpers,
    IReadOnlyList<Field> Fields)
{
    /// <summary>The namespace of the printed program.</summary>
    public string Namespace => $"{Options.NamespacePrefix}{Seed}";

    /// <summary>The full name of the class that declares the entry method.</summary>
    public string EntryTypeName => $"{Namespace}.{nameof(MethodHost.Program)}";

    /// <summary>The full name of the class of <see cref="CallerSource"/>.</summary>
    public string CallerTypeName => $"{Namespace}.{CallerPrinter.TypeName}";

    /// <summary>C# text of a class that calls the entry method with arrays where it takes spans, which reflection cannot pass.</summary>
    public string CallerSource => CallerPrinter.Print(this, withDerivatives: false);

    /// <summary>The same for the entry method and the derivatives that the generator adds to it.</summary>
    public string DerivativeCallerSource => CallerPrinter.Print(this, withDerivatives: true);

    /// <summary>The C# text, a complete compilation unit.</summary>
    public string Source => SourcePrinter.Print(this);

    /// <summary>The parameters of the entry method, in order.</summary>
    public IReadOnlyList<EntryParameter> EntryParameters =>
        [.. Entry.Parameters.Select(static p => new EntryParameter(p.Variable.Name, p.Variable.Type, p.Variable.Form != ArrayForm.None, p.Variable.IsActive))];

    /// <summary>Argument lists for the entry method, the same ones at each call.</summary>
    /// <remarks>An argument of the program's enum is its underlying int; convert it with <see cref="Enum.ToObject(Type, int)"/>.</remarks>
    public IReadOnlyList<object[]> SampleArguments(int count) => SampleArguments(count, 0);

    /// <summary>Argument lists for the entry method that depend on a seed.</summary>
    public IReadOnlyList<object[]> SampleArguments(int count, int seed) => ArgumentSampler.Sample(this, count, seed);

    /// <summary>The seed and the text, for the message of a failing test.</summary>
    public override string ToString() => $"// seed {Seed}\n{Source}";
}
