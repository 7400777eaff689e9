namespace Differentiable.Testing.Purity;

/// <summary>One property of the emission contract, checked over all emitted code of a compilation.</summary>
public interface IPurityProperty
{
    string Id { get; }

    IEnumerable<PurityViolation> Check(EmittedCode code);
}
