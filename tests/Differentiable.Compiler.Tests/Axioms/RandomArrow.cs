using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Structured;
using Differentiable.Compiler.Tests.Harness;
using Differentiable.Compiler.Verification;
using Differentiable.Testing.Harness;
using Differentiable.Testing.RandomPrograms;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Compiler.Tests.Axioms;

/// <summary>Random C# programs as arrows from one domain: lowered, their passive parameters bound to sample values, their results made moderate.</summary>
internal static class RandomArrow
{
    /// <summary>The dimension of the domain; a program with fewer active parameters ignores the rest.</summary>
    public const int Dimension = 4;

    private static readonly RandomProgramOptions Options = RandomProgramOptions.Default with
    {
        // Fields have no value in the IR, and calls no body; arrows are of doubles. Kinks and jumps are welcome: the axioms hold at each point for itself.
        Features = RandomProgramFeatures.Scalars & ~(RandomProgramFeatures.Float | RandomProgramFeatures.IntegerCasts | RandomProgramFeatures.Helpers
            | RandomProgramFeatures.PassiveHelpers | RandomProgramFeatures.Constants),
        EntryAttribute = "Differentiable",
        MaximumParameters = Dimension,
        MaximumStatements = 25,
    };

    /// <summary>Arrows from R⁴ to R, one for each seed.</summary>
    public static IReadOnlyList<Function> Scalars(int firstSeed, int count)
    {
        RandomProgram[] programs = [.. Enumerable.Range(firstSeed, count).Select(static seed => RandomProgramGenerator.Generate(seed, Options))];
        CSharpCompilation compilation = GeneratorRun.CreateCompilation([.. programs.Select(static program => program.Source)]);
        return [.. programs.Select(program => Scalar(program, SourceFunction.Lower(compilation, program.EntryTypeName, "F")))];
    }

    private static Function Scalar(RandomProgram program, StructuredFunction structured)
    {
        Function function = SourceFunction.Normalized(structured);
        object[] sample = program.SampleArguments(1)[0];

        Function arrow = Arrows.Build("program" + program.Seed, Dimension, (ir, x) =>
        {
            Queue<Atom> active = new(x);
            Atom[] arguments = [.. function.Parameters.Select((parameter, i) =>
                function.ActiveParameters.Contains(parameter) ? active.Dequeue() : LiteralOf(parameter.Type, sample[i]))];

            // A program's value may be as large as 200; as an argument of another program it must be moderate: 2 sin(y / 8).
            Atom value = Arrows.Inline(ir, function, arguments)[0];
            return [ir.Apply(Arithmetic.Multiply, Ir.Literal.Of(2.0), ir.Apply(Trigonometry.Sin, ir.Apply(Arithmetic.Multiply, Ir.Literal.Of(0.125), value)))];
        });

        arrow = Simplifier.Simplify(arrow);
        Assert.Empty(IrVerifier.Verify(arrow));
        return arrow;
    }

    private static Ir.Literal LiteralOf(IrType type, object value) => value switch
    {
        bool truth => Ir.Literal.Of(truth),
        string text => Ir.Literal.Of(text),
        double or float => Ir.Literal.Of(type, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => new Ir.Literal(type, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
