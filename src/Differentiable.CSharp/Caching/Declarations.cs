using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Caching;

/// <summary>
/// All of a compilation but the bodies of its methods. Where it is the same in two compilations, a body that is the same means the same in both.
/// </summary>
/// <remarks>
/// Of files that the generator has written only the names count: what they declare follows from the rest. Nothing of the compilation is held on to.
/// </remarks>
internal sealed class Declarations
{
    private static readonly ConditionalWeakTable<Compilation, Declarations> OfCompilations = new();
    private static readonly ConditionalWeakTable<SyntaxTree, byte[]> Digests = new();

    // Of each assembly: an edit of a body leaves them as they are, and then they need not be compared again for each of its methods.
    private static readonly ConcurrentDictionary<string, WeakReference<Declarations>> Latest = new();

    private readonly string? _assembly;
    private readonly CompilationOptions _options;
    private readonly ParseOptions?[] _languages;
    private readonly byte[][] _files;
    private readonly string[] _generated;
    private readonly WeakReference<MetadataReference>[] _references;

    private Declarations(Compilation compilation, CancellationToken cancellation)
    {
        SyntaxTree[] trees = [.. compilation.SyntaxTrees.Where(static tree => !IsOurs(tree))];
        _assembly = compilation.AssemblyName;
        _options = compilation.Options;
        _languages = [.. trees.Select(static tree => tree.Options).Distinct()];
        _files = [.. trees.Select(tree => DigestOf(tree, cancellation))];
        _generated = [.. compilation.SyntaxTrees.Where(IsOurs).Select(static tree => tree.FilePath)];
        _references = [.. compilation.References.Select(static reference => new WeakReference<MetadataReference>(reference))];
    }

    public static Declarations Of(Compilation compilation, CancellationToken cancellation)
    {
        if (OfCompilations.TryGetValue(compilation, out Declarations? known))
        {
            return known;
        }

        Declarations declarations = Shared(new(compilation, cancellation));
        return OfCompilations.GetValue(compilation, _ => declarations);
    }

    private static Declarations Shared(Declarations declarations)
    {
        string assembly = declarations._assembly ?? "";

        if (Latest.TryGetValue(assembly, out WeakReference<Declarations>? latest) && latest.TryGetTarget(out Declarations? same) && declarations.AreThoseOf(same))
        {
            return same;
        }

        Latest[assembly] = new(declarations);
        return declarations;
    }

    public bool AreThoseOf(Declarations other) => this == other
        || (_assembly == other._assembly
            && _options.Equals(other._options)
            && _languages.SequenceEqual(other._languages)
            && _files.Length == other._files.Length
            && _files.Zip(other._files, static (file, otherFile) => file == otherFile || file.SequenceEqual(otherFile)).All(static same => same)
            && _generated.SequenceEqual(other._generated)
            && _references.Length == other._references.Length
            && _references.Zip(other._references, AreSame).All(static same => same));

    private static byte[] DigestOf(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Digests.TryGetValue(tree, out byte[]? known))
        {
            return known;
        }

        byte[] digest = Skeleton.DigestOf(tree, cancellation);
        return Digests.GetValue(tree, _ => digest);
    }

    private static bool AreSame(WeakReference<MetadataReference> left, WeakReference<MetadataReference> right) =>
        left.TryGetTarget(out MetadataReference? first) && right.TryGetTarget(out MetadataReference? second) && ReferenceEquals(first, second);

    private static bool IsOurs(SyntaxTree tree) => tree.FilePath.Contains(KnownNames.Generator);
}
