using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>What the lowering of one method shares: its compilation, what was found so far, and where each site of its program is.</summary>
internal sealed class LoweringContext(Compilation compilation, IMethodSymbol method, ExpansionStack expansion, CancellationToken cancellation)
{
    private readonly List<Finding> _findings = [];
    private readonly List<Location> _sites = [];
    private readonly HashSet<int> _foreign = [];

    public Compilation Compilation => compilation;

    public IMethodSymbol Method => method;

    /// <summary>The methods that are being put in place of calls; see <see cref="ExpansionStack"/>.</summary>
    public ExpansionStack Expansion => expansion;

    public CancellationToken Cancellation => cancellation;

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<Location> Sites => _sites;

    /// <summary>Whether no derivative must come of this method: something was reported, or the code does not compile.</summary>
    public bool HasFailed { get; set; }

    public void Report(Finding finding)
    {
        HasFailed = true;

        // One construct can be met twice, once as a statement and once inside it.
        if (!_findings.Exists(other => other.Location == finding.Location && other.Descriptor == finding.Descriptor))
        {
            _findings.Add(finding);
        }
    }

    /// <summary>Whether the method returns an array that it is given.</summary>
    public bool ReturnsParameter { get; set; }

    /// <summary>Whether a local of the program is declared without a value.</summary>
    public bool HasUnassigned { get; set; }

    /// <summary>Whether what comes from the site is another method's program, or what a rule says.</summary>
    public bool IsForeign(int site) => _foreign.Contains(site);

    public void MarkForeign(Origin origin) => _foreign.Add(origin.Site);

    public int SiteOf(Location location)
    {
        _sites.Add(location);
        return _sites.Count - 1;
    }
}
