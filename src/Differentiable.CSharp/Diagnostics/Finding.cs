using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Diagnostics;

/// <summary>One thing that lowering found: what and where. Lives until it is reported; never part of a model.</summary>
public sealed record Finding(DiagnosticDescriptor Descriptor, Location Location, params string[] Arguments)
{
    /// <summary>The key of <see cref="Fix"/> among the diagnostic's properties.</summary>
    public const string FixKey = "Fix";

    /// <summary>What a code fix has to know that only lowering does; null if there is nothing to offer.</summary>
    public string? Fix { get; init; }

    public string Message => ToDiagnostic().GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptor,
        Location,
        Fix is null ? null : ImmutableDictionary<string, string?>.Empty.Add(FixKey, Fix),
        [.. Arguments]);
}
