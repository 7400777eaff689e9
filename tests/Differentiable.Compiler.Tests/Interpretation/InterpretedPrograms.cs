using Differentiable.Compiler.Interpretation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Tests.Harness;
using Differentiable.Testing.Harness;
using Differentiable.Testing.RandomPrograms;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Compiler.Tests.Interpretation;

/// <summary>The reference semantics is C#'s; and lowering, normalization and simplification keep it.</summary>
public sealed class InterpretedPrograms
{
    /// <summary>Random programs of all statements and types, lowered and interpreted, give the bits that the C# compiler's code gives.</summary>
    /// <remarks>Without fields, whose values are not in the IR, and calls, which are cut off from their bodies.</remarks>
    [Fact]
    public void Interpreting_a_lowered_program_is_running_it()
    {
        RandomProgramOptions options = RandomProgramOptions.Default with
        {
            Features = RandomProgramFeatures.Scalars & ~(RandomProgramFeatures.Helpers | RandomProgramFeatures.PassiveHelpers | RandomProgramFeatures.Constants | RandomProgramFeatures.IntegerCasts),
            EntryAttribute = "Differentiable",
        };
        RandomProgram[] programs = [.. Enumerable.Range(500, 60).Select(seed => RandomProgramGenerator.Generate(seed, options))];
        CSharpCompilation compilation = GeneratorRun.CreateCompilation([.. programs.Select(static program => program.Source)]);
        CompiledCode code = CompiledCode.Load(compilation);

        foreach (RandomProgram program in programs)
        {
            Function function = SourceFunction.Normalized(SourceFunction.Lower(compilation, program.EntryTypeName, "F"));

            foreach (object[] arguments in program.SampleArguments(4))
            {
                AssertSame(program, code, function, arguments);
            }
        }
    }

    private static void AssertSame(RandomProgram program, CompiledCode code, Function function, object[] arguments)
    {
        object? expected;

        try
        {
            expected = code.Invoke(program.EntryTypeName, "F", arguments);
        }
        catch (ArgumentException)
        {
            // A guard: the interpreter throws its own exception, or skips a helper's.
            return;
        }

        Assert.True(expected.Equals(Assert.Single(Interpreter.Run(function, arguments))), $"{expected} at ({string.Join(", ", arguments)}) in\n{program}");
    }
}
