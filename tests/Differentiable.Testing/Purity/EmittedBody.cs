using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>Executable code of one emitted member: a method's body, an accessor's, or an initializer's.</summary>
public sealed record EmittedBody(ISymbol Member, IOperation Operation);
