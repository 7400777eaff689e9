namespace Differentiable;

/// <summary>Makes a <see cref="double"/> or <see cref="float"/> parameter passive: the method is not differentiated in it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NoDerivativeAttribute : Attribute;
