using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Diagnostics;

/// <summary>Every diagnostic. 01xx: what a body contains; 02xx: where the attributes stand; 03xx: declared derivatives and rules.</summary>
public static class Descriptors
{
    public static readonly DiagnosticDescriptor UnsupportedStatement = Error(
        "DIFF0101", "Statement cannot be differentiated", "{0} cannot be differentiated: {1}");

    public static readonly DiagnosticDescriptor UnsupportedExpression = Error(
        "DIFF0102", "Expression cannot be differentiated", "{0} cannot be differentiated: {1}");

    public static readonly DiagnosticDescriptor UnknownCall = Error(
        "DIFF0103", "Called method has no derivative", "'{0}' has no derivative: {1}");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "DIFF0104", "Type cannot be used in a differentiable method", "Values of type '{0}' cannot be used in a differentiable method: {1}");

    public static readonly DiagnosticDescriptor LostDerivative = Error(
        "DIFF0105",
        "Derivative is lost in a conversion",
        "The derivative is lost in this conversion to '{0}': write Math.Truncate, Math.Floor, Math.Round or Derivative.Stop first to say that a zero derivative is meant");

    public static readonly DiagnosticDescriptor SharedState = Error(
        "DIFF0106", "Shared state in a differentiable method", "'{0}' is shared state, which a derivative cannot follow: {1}");

    public static readonly DiagnosticDescriptor NoSecondDerivative = Error(
        "DIFF0107",
        "Second derivative of a called method is not available",
        "The second derivative needs that of '{0}', which is not available here: {1}");

    public static readonly DiagnosticDescriptor GeneratedCall = Error(
        "DIFF0108",
        "Generated derivatives cannot be differentiated again",
        "'{0}' is generated, and a generator does not see its own output: declare the derivative as a partial method with [DerivativeOf] and call that");

    public static readonly DiagnosticDescriptor PiecewiseConstant = Info(
        "DIFF0109",
        "Piecewise constant operation has no derivative",
        "The derivative of '{0}' is zero, so that of its argument is lost: write Derivative.StraightThrough({0}(x), x) to keep it, or {0}(Derivative.Stop(x)) to say that zero is meant");

    public static readonly DiagnosticDescriptor Jump = Info(
        "DIFF0110",
        "Jump is ignored by the derivative",
        "{0}: {1}, or compare Derivative.Stop(x) instead of x to say that this is meant");

    public static readonly DiagnosticDescriptor ActiveTripCount = Info(
        "DIFF0111",
        "Number of iterations depends on an active value",
        "An active value decides how often this loop runs, and the derivative is that of the iterations taken: iterate some more times than the value needs, or compare Derivative.Stop(x) instead of x to say that this is meant");

    public static readonly DiagnosticDescriptor SingularPoint = Info(
        "DIFF0112",
        "Derivative is infinite at a point that can be reached",
        "The derivative of '{0}' is infinite or does not exist at {1}, and nothing before excludes that argument: test it before, bound it by Math.Max or Math.Clamp, or throw");

    public static readonly DiagnosticDescriptor IdleStop = Info(
        "DIFF0113", "Derivative.Stop has no effect", "Derivative.Stop has no effect on a value that does not depend on what is differentiated in: remove it");

    public static readonly DiagnosticDescriptor MustBePartial = Error(
        "DIFF0201", "Containing type must be partial", "Derivatives are added to '{0}', so it must be declared partial");

    public static readonly DiagnosticDescriptor NothingActive = Error(
        "DIFF0202", "No parameter to differentiate in", "'{0}' has no parameter of double or float, or of an array of them, to differentiate in, and a Span<double> that it fills is none: add one, or remove [NoDerivative] from one");

    public static readonly DiagnosticDescriptor UnsupportedResult = Error(
        "DIFF0203", "Result cannot be differentiated", "'{0}' returns '{1}', which cannot be differentiated: return double, float, a tuple of them, or an array, matrix or inline array of them, or fill a Span<double>");

    public static readonly DiagnosticDescriptor UnsupportedMethod = Error(
        "DIFF0204", "Kind of method cannot be differentiated", "'{0}' is {1}, which cannot be differentiated: {2}");

    public static readonly DiagnosticDescriptor UnsupportedParameter = Error(
        "DIFF0205", "Parameter cannot be used", "The parameter '{0}' is {1}, which is not supported: {2}");

    public static readonly DiagnosticDescriptor NameCollision = Error(
        "DIFF0206", "Generated member collides with another", "The generated '{0}' has the same signature as another member of '{1}': rename one of them");

    public static readonly DiagnosticDescriptor UselessNoDerivative = Warning(
        "DIFF0207", "[NoDerivative] has no effect", "[NoDerivative] has no effect on '{0}': {1}");

    public static readonly DiagnosticDescriptor IndependentResult = Warning(
        "DIFF0208", "Result does not depend on a parameter", "The derivative of '{0}' in '{1}' is always zero: mark the parameter [NoDerivative], or use it in a way that has a derivative");

    public static readonly DiagnosticDescriptor TargetNotFound = Error(
        "DIFF0301", "Method to derive is not found", "'{0}' is not a method that '{1}' can be the derivative of: {2}");

    public static readonly DiagnosticDescriptor WrongSignature = Error(
        "DIFF0302", "Declared derivative has another signature", "As the {0} of '{1}' this method must be declared '{2}'");

    public static readonly DiagnosticDescriptor WrongParameterName = Error(
        "DIFF0303", "Not a parameter to differentiate in", "'{0}' is not an active parameter of '{1}': name double or float parameters, each once");

    public static readonly DiagnosticDescriptor NotDeclaredPartial = Error(
        "DIFF0304", "Declared derivative must be a partial method", "'{0}' must be a static partial method without a body: the body is generated");

    public static readonly DiagnosticDescriptor NotOneDerivative = Error(
        "DIFF0305", "Not exactly one derivative", "A declared derivative is exactly one of Gradient, ValueAndGradient, Jvp, Vjp and Hvp: name one of them");

    public static readonly DiagnosticDescriptor WrongRuleSignature = Error(
        "DIFF0306", "Derivative rule has another signature", "As a derivative rule of '{0}' this method must be declared '{1}' or '{2}'");

    public static readonly DiagnosticDescriptor UnusedRule = Error(
        "DIFF0307", "Derivative rule has no effect", "'{0}' has no effect as a derivative rule of '{1}': {2}");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Differentiable", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink(id));

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        new(id, title, message, "Differentiable", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLink(id));

    private static DiagnosticDescriptor Info(string id, string title, string message) =>
        new(id, title, message, "Differentiable", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLink(id));

    // From the root of the repository, which has no public address yet.
    private static string HelpLink(string id) => "docs/diagnostics/" + id + ".md";
}
