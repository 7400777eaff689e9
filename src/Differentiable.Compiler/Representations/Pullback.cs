using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

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
        Function source = linearization.Source;
        Variable[] ofOutputs = [.. source.Outputs.Select(output => new Variable(names.Fresh(ResultNaming.CotangentOf(source, output)), IrType.Array(output.Type.Element!)))];
        Function vjp = Represent(linearization, names, cotangents, "Cotangent", ofOutputs);

        return vjp with
        {
            Name = source.Name + "Vjp",
            Parameters = [.. source.ParametersBeforeReturned, .. cotangents, .. ofOutputs, .. source.ReturnedArray, .. vjp.Parameters.Skip(source.Parameters.Count)],
            Outputs = [],
            ReturnsArray = false,
            ActiveParameters = [.. vjp.ActiveParameters, .. cotangents, .. ofOutputs],
        };
    }

    /// <summary>The only result and its gradient: the Vjp at the cotangent 1.</summary>
    /// <param name="linearization">The program.</param>
    /// <param name="suffix">What the names of arrays end in that gradients are written to.</param>
    public static Function RepresentValueAndGradient(Linearization linearization, string suffix = "Gradient")
    {
        NameSource names = new(LinearizedNames.Of(linearization));
        Atom result = linearization.Body.Results.Single();
        Function vjp = Represent(linearization, names, [Literal.Of(result.Type, 1)], suffix, []);
        return vjp with { Name = linearization.Source.Name + "ValueAndGradient" };
    }

    /// <summary>The same from the Vjp of a function of numbers: the cotangent is replaced by 1.</summary>
    /// <param name="vjp">The Vjp.</param>
    /// <param name="source">The function.</param>
    public static Function ValueAndGradientOf(Function vjp, Function source)
    {
        Variable cotangent = vjp.Parameters[source.Parameters.Count];
        Literal one = Literal.Of(cotangent.Type, 1);
        return source with { Name = source.Name + "ValueAndGradient", Body = new Substitution(atom => atom == cotangent ? one : atom).Apply(vjp.Body) };
    }

    /// <summary>
    /// The results, and after them one row of the Jacobian: the cotangents of the active parameters at a unit cotangent, whose zeros are structural. What belongs to arrays is added to the arrays that come
    /// after the parameters, which are the caller's to check and to clear.
    /// </summary>
    public static Function RepresentResultsAndRow(Linearization linearization, int row)
    {
        NameSource names = new(LinearizedNames.Of(linearization));
        return Represent(linearization, names, [.. linearization.Body.Results.Select((result, i) => i == row ? Literal.Of(result.Type, 1) : null)], "Cotangent", [], preparesDestinations: false);
    }

    /// <summary>After the parameters come the arrays that cotangents of arrays are written to; they are no results.</summary>
    private static Function Represent(
        Linearization linearization, NameSource names, IReadOnlyList<Atom?> seeds, string suffix, IReadOnlyList<Variable> ofOutputs, bool preparesDestinations = true)
    {
        Function source = linearization.Source;
        ArrayCotangents arrays = ArrayCotangents.Of(source, names, suffix);
        Variable[] destinations = [.. source.ActiveParameters.Select(arrays.Of).OfType<Variable>()];
        Variable[] numbers = [.. source.ActiveParameters.Where(static parameter => !parameter.Type.IsArray)];
        IrBuilder ir = new(names);
        PrepareOutputs(ir, source, ofOutputs);
        Variable[] read = [.. source.Inputs, .. ofOutputs];
        IEnumerable<Variable> active = source.ActiveParameters.Where(static parameter => parameter.Type.IsArray);

        if (preparesDestinations)
        {
            Destinations.Prepare(ir, source.Outputs, [.. destinations.Zip(active, static (destination, array) => (destination, array))], read);
        }

        TakeOver(ir, source, ofOutputs, arrays);

        (Atom[] results, Atom?[] cotangents) = ReverseSweep.Run(ir, new LoopPlans(arrays, source.IsLoopMemoryGiven), linearization.Body, seeds, numbers);
        IEnumerable<Atom> gradient = numbers.Zip(cotangents, static (parameter, cotangent) => cotangent ?? Literal.Of(parameter.Type, 0));

        return source with { Parameters = [.. source.Parameters, .. destinations], Body = ir.ToBlock(results.Concat(gradient)) };
    }

    private static void PrepareOutputs(IrBuilder ir, Function source, IReadOnlyList<Variable> ofOutputs)
    {
        for (int i = 0; i < ofOutputs.Count; i++)
        {
            ir.Add(new Let([], Arrays.CheckTangent, [ofOutputs[i], source.Outputs[i]], null));
        }
    }

    /// <summary>The cotangents of outputs, which each store takes its own from: copies, for they are the caller's.</summary>
    private static void TakeOver(IrBuilder ir, Function source, IReadOnlyList<Variable> ofOutputs, ArrayCotangents arrays)
    {
        for (int i = 0; i < ofOutputs.Count; i++)
        {
            if (arrays.Of(source.Outputs[i]) is { } buffer)
            {
                ir.Add(new Let([buffer], Arrays.Copy, [ofOutputs[i]], null));
            }
        }
    }
}
