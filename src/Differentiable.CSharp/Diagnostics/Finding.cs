using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Diagnostics;

/// <summary>One thing that lowering found: what and where. Lives until it is reported; never part of a model.</summary>
public sealed record Finding(DiagnosticDescriptor Descriptor, Location Location, params string[] Arguments)
{
    public string Message => ToDiagnostic().GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location, [.. Arguments]);
}
