namespace Differentiable.Testing.RandomPrograms;

/// <summary>What is decided about a differentiable method before its body is generated.</summary>
/// <param name="Budget">About how many statements it gets.</param>
/// <param name="ReturnLimit">A bound that each returned value keeps.</param>
/// <param name="HasNonNegativeIntegers">Whether callers pass no negative integers, so that a guard may reject them.</param>
/// <param name="MaximumTrips">How often one call may run the body of its innermost loops.</param>
internal sealed record MethodPlan(
    string Name,
    MethodHost Host,
    ScalarType ReturnType,
    IReadOnlyList<Parameter> Parameters,
    int Budget,
    double ReturnLimit,
    bool HasNonNegativeIntegers,
    int MaximumTrips);
