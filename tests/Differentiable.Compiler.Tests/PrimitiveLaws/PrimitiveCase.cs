using Differentiable.Compiler.Primitives;
using Xunit.Sdk;

namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>A primitive as the datum of a theory. The lists read the table, so a new primitive is covered the moment it is declared.</summary>
public sealed class PrimitiveCase : IXunitSerializable
{
    [Obsolete("For deserialization by xunit only.")]
    public PrimitiveCase() => Primitive = PrimitiveTable.All[0];

    public PrimitiveCase(Primitive primitive) => Primitive = primitive;

    public Primitive Primitive { get; private set; }

    /// <summary>All primitives but the conversions, whose result type is not determined by their arguments, and those of arrays, which have laws of their own.</summary>
    public static TheoryData<PrimitiveCase> All => Of(static _ => true);

    public static TheoryData<PrimitiveCase> WithRule => Of(static primitive => primitive.Rule is not null);

    public static TheoryData<PrimitiveCase> WithKinks => Of(static primitive => primitive.Kinks.Length > 0);

    /// <summary>Without those whose derivative is not that of their value, by declaration.</summary>
    public static TheoryData<PrimitiveCase> WithHonestRule => Of(static primitive => primitive.Rule is not null && !primitive.IsDeclared);

    public override string ToString() => Primitive.Name;

    public void Serialize(IXunitSerializationInfo info) => info.AddValue(nameof(Primitive), Primitive.Name);

    public void Deserialize(IXunitSerializationInfo info)
    {
        string? name = info.GetValue<string>(nameof(Primitive));
        Primitive = PrimitiveTable.All.Single(primitive => primitive.Name == name);
    }

    private static TheoryData<PrimitiveCase> Of(Func<Primitive, bool> predicate) =>
        [.. PrimitiveTable.All.Except(Compiler.Primitives.Arrays.All).Where(primitive => !primitive.Signature.Parameters.Contains(SlotKind.Any) && predicate(primitive)).Select(static p => new PrimitiveCase(p))];
}
