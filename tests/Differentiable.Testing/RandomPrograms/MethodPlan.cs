namespace Differentiable.Testing.RandomPrograms;

/// <summary>What is decided about a differentiable method before its body is generated.</summary>
/// <param name="Budget">About how many statements it gets.</param>
/// <param name="ReturnLimit">A bound that each returned value keeps.</param>
/// <param name="IsEntry">Whether it is the entry method, whose arguments are samples: no integer is negative, so that a guard may reject those.</param>
/// <param name="MaximumTrips">How often one call may run the body of its innermost loops.</param>
internal sealed record MethodPlan(
    string Name,
    MethodHost Host,
    ScalarType ReturnType,
    IReadOnlyList<Parameter> Parameters,
    int Budget,
    double ReturnLimit,
    bool IsEntry,
    int MaximumTrips);
