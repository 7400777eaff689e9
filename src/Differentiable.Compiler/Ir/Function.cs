using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>A program: parameters, those among them that it is differentiated in, and a body in which everything is bound once.</summary>
public sealed record Function(string Name, EquatableArray<Variable> Parameters, EquatableArray<Variable> ActiveParameters, Block Body)
{
    /// <summary>The names of the results; empty where they have none.</summary>
    public EquatableArray<string> ResultNames { get; init; } = [];

    /// <summary>The parameters that are arrays which the function fills. What they contain before is a constant.</summary>
    public EquatableArray<Variable> Outputs { get; init; } = [];

    /// <summary>Whether the method returns an array. Here it is written to the last parameter, the only output.</summary>
    public bool ReturnsArray { get; init; }

    /// <summary>Whether the user says how much memory loops may take to run backwards: then none takes more in order to be faster.</summary>
    public bool IsLoopMemoryGiven { get; init; }

    /// <summary>The function with this body; the function itself where it has it already.</summary>
    public Function With(Block body) => ReferenceEquals(body, Body) ? this : this with { Body = body };

    /// <summary>The parameters that are only read.</summary>
    public IEnumerable<Variable> Inputs => Parameters.Where(parameter => !Outputs.Contains(parameter));

    /// <summary>The array that the method returns, if it returns one.</summary>
    public IEnumerable<Variable> ReturnedArray => ReturnsArray ? Outputs : [];

    /// <summary>The method's own parameters.</summary>
    public IEnumerable<Variable> ParametersBeforeReturned => ReturnsArray ? Inputs : Parameters;

    /// <summary>What passes and representations say of themselves to readers of the generated code.</summary>
    public EquatableArray<string> Remarks { get; init; } = [];
}
