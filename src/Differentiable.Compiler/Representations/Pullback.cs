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
        Variable[] cotangents = [.. results.Select(result => new Variable(names.Fresh("cotangent"), result.Type))];
        Function vjp = Represent(linearization, names, cotangents);

        return vjp with
        {
            Name = linearization.Source.Name + "Vjp",
            Parameters = [.. vjp.Parameters, .. cotangents],
            ActiveParameters = [.. vjp.ActiveParameters, .. cotangents],
        };
    }

    /// <summary>The only result and its gradient: the Vjp at the cotangent 1.</summary>
    public static Function RepresentValueAndGradient(Linearization linearization)
    {
        NameSource names = new(LinearizedNames.Of(linearization));
        Atom result = linearization.Body.Results.Single();
        Function vjp = Represent(linearization, names, [Literal.Of(result.Type, 1)]);
        return vjp with { Name = linearization.Source.Name + "ValueAndGradient" };
    }

    private static Function Represent(Linearization linearization, NameSource names, IReadOnlyList<Atom> seeds)
    {
        Function source = linearization.Source;
        IrBuilder ir = new(names);
        (Atom[] results, Atom?[] cotangents) = ReverseSweep.Run(ir, linearization.Body, seeds, source.ActiveParameters);
        IEnumerable<Atom> gradient = source.ActiveParameters.Zip(cotangents, static (parameter, cotangent) => cotangent ?? Literal.Of(parameter.Type, 0));

        return source with { Body = ir.ToBlock(results.Concat(gradient)) };
    }
}
