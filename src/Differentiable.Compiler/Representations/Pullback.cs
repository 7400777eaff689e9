using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>Reverse mode: (x, w) to (f(x), Df(x)ᵀ w). Linear maps are represented by their transposes: the paper's dual category.</summary>
public static class Pullback
{
    /// <summary>The Vjp: parameters, then a cotangent for each result; results, then a cotangent for each active parameter.</summary>
    public static Function Represent(Linearization linearization)
    {
        NameSource names = new(LinearizedNames.Of(linearization));
        EquatableArray<Atom> results = linearization.Body.Results;
        Variable[] cotangents = [.. results.Select((result, i) => new Variable(names.Fresh(ResultNaming.CotangentOf(linearization.Source.ResultNames, i)), result.Type))];
        Function vjp = Represent(linearization, names, cotangents, "Cotangent");
        int count = linearization.Source.Parameters.Count;

        return vjp with
        {
            Name = linearization.Source.Name + "Vjp",
            Parameters = [.. vjp.Parameters.Take(count), .. cotangents, .. vjp.Parameters.Skip(count)],
            ActiveParameters = [.. vjp.ActiveParameters, .. cotangents],
        };
    }

    /// <summary>The only result and its gradient: the Vjp at the cotangent 1.</summary>
    /// <param name="linearization">The program.</param>
    /// <param name="suffix">What the names of arrays end in that gradients are written to.</param>
    public static Function RepresentValueAndGradient(Linearization linearization, string suffix = "Gradient")
    {
        NameSource names = new(LinearizedNames.Of(linearization));
        Atom result = linearization.Body.Results.Single();
        Function vjp = Represent(linearization, names, [Literal.Of(result.Type, 1)], suffix);
        return vjp with { Name = linearization.Source.Name + "ValueAndGradient" };
    }

    /// <summary>One row of the Jacobian: the cotangents of the active parameters at a unit cotangent, whose zeros are structural.</summary>
    public static Function RepresentRow(Linearization linearization, int row)
    {
        NameSource names = new(LinearizedNames.Of(linearization));
        EquatableArray<Atom> results = linearization.Body.Results;
        Function vjp = Represent(linearization, names, [.. results.Select((result, i) => i == row ? Literal.Of(result.Type, 1) : null)], "Cotangent");
        return vjp with { Name = linearization.Source.Name + "JacobianRow", Body = vjp.Body with { Results = [.. vjp.Body.Results.Skip(results.Count)] } };
    }

    /// <summary>After the parameters come the arrays that cotangents of arrays are written to; they are no results.</summary>
    private static Function Represent(Linearization linearization, NameSource names, IReadOnlyList<Atom?> seeds, string suffix)
    {
        Function source = linearization.Source;
        ArrayCotangents arrays = ArrayCotangents.Of(source, names, suffix);
        Variable[] destinations = [.. source.ActiveParameters.Select(arrays.Of).OfType<Variable>()];
        Variable[] numbers = [.. source.ActiveParameters.Where(static parameter => !parameter.Type.IsArray)];
        IrBuilder ir = new(names);
        Destinations.Prepare(ir, source, destinations);

        (Atom[] results, Atom?[] cotangents) = ReverseSweep.Run(ir, linearization.Body, seeds, numbers, arrays);
        IEnumerable<Atom> gradient = numbers.Zip(cotangents, static (parameter, cotangent) => cotangent ?? Literal.Of(parameter.Type, 0));

        return source with { Parameters = [.. source.Parameters, .. destinations], Body = ir.ToBlock(results.Concat(gradient)) };
    }
}
