namespace Differentiable.CSharp.Diagnostics;

/// <summary>What can be done about a call without derivative: <see cref="Finding.Fix"/> of <see cref="Descriptors.UnknownCall"/>.</summary>
public static class CallFix
{
    /// <summary>Marking the called method, which is in source, would leave nothing to report on its signature.</summary>
    public const string Mark = "Mark";

    /// <summary>The text of a rule for the called method begins with this, which no method's name does.</summary>
    public const string RuleAttribute = "[global::" + KnownNames.DerivativeRuleAttribute + "(";
}
