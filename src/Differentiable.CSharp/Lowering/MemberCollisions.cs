using Differentiable.CSharp.Diagnostics;
using Differentiable.CSharp.Models;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>Finds generated members that would clash with members that the user wrote, or with those generated for an overload.</summary>
internal static class MemberCollisions
{
    public static IEnumerable<Finding> Check(IMethodSymbol method)
    {
        if (MethodFacts.ToCallee(method) is null)
        {
            yield break;
        }

        string[] own = [.. method.Parameters.Select(static parameter => MethodUsage.Display(parameter.Type))];

        if (ResultLowering.HasLength(method)
            && ResultLowering.ReturnedArray(method) is { } array
            && ResultLowering.LengthName(method.Name, array) is var length
            && method.ContainingType.GetMembers(length).Any(other => ClashesWithUsers(other, own)))
        {
            yield return new(Descriptors.NameCollision, method.Locations[0], length, method.ContainingType.Name);
        }

        foreach (MemberHeader member in HeaderLowering.MembersOf(method))
        {
            string[] parameters = HeaderLowering.ParameterTypesOf(method, member.Mode);

            if (member.Name == method.ContainingType.Name || method.ContainingType.GetMembers(member.Name).Any(other => ClashesWithUsers(other, parameters)) || ClashesWithOverloads(method, member, parameters))
            {
                yield return new(Descriptors.NameCollision, method.Locations[0], member.Name, method.ContainingType.Name);
            }
        }
    }

    private static bool ClashesWithUsers(ISymbol other, string[] parameters) =>
        !AttributeReader.IsGenerated(other)
        && (other is not IMethodSymbol { Arity: 0 } method || method.Parameters.Select(static parameter => MethodUsage.Display(parameter.Type)).SequenceEqual(parameters));

    // Of two overloads that clash, the later one is reported.
    private static bool ClashesWithOverloads(IMethodSymbol method, MemberHeader member, string[] parameters) => method.ContainingType.GetMembers(method.Name)
        .OfType<IMethodSymbol>()
        .TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method))
        .Any(other => AttributeReader.Find(other, KnownNames.DifferentiableAttribute) is not null
            && HeaderLowering.MembersOf(other).Any(theirs => theirs.Name == member.Name && HeaderLowering.ParameterTypesOf(other, theirs.Mode).SequenceEqual(parameters)));
}
