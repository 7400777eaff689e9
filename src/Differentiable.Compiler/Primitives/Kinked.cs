using Differentiable.Compiler.Ir;
using static Differentiable.Compiler.LinearMaps.LinearMap;

namespace Differentiable.Compiler.Primitives;

/// <summary>Functions that are smooth but for kinks. At a kink the central derivative: abs'(0) = 0, ties of Max and Min give 1/2 to each.</summary>
public static class Kinked
{
    public static Primitive Abs { get; } = new()
    {
        Name = "abs",
        Signature = Signature.Unary,
        Form = new CSharpForm.Method("System.Math.Abs", "System.MathF.Abs"),
        Methods = Everywhere("Abs"),
        Formula = "sign x; 0 at 0",
        SignRule = Signs.Magnitude,
        Rule = static (ir, x, y) => Scale(ir.Select(ir.Greater(x[0], ir.Zero), ir.One, ir.Select(ir.Less(x[0], ir.Zero), ir.Constant(-1), ZeroOrNaN(ir, x[0])))),
        Samples = [[0.3], [-2.5]],
        Kinks = [new([0], [0]), new([-0.0], [0]), new([double.NaN], [double.NaN]), new([double.NegativeInfinity], [-1])],
    };

    public static Primitive Max { get; } = Choice("max", "Max", Signs.Larger, static (ir, x, y) => WeightOfLarger(ir, x, y, Tie(ir, x, y)), TieKinks);

    public static Primitive Min { get; } = Choice("min", "Min", Signs.Smaller, static (ir, x, y) => WeightOfLarger(ir, y, x, Tie(ir, x, y)), TieKinks);

    public static Primitive MaxNumber { get; } = Choice(
        "max number", "MaxNumber", Signs.Larger, static (ir, x, y) => WeightOfLarger(ir, x, y, TieOfNumbers(ir, x, y)), [new([1, double.NaN], [1, 0])], isGeneric: true);

    public static Primitive MinNumber { get; } = Choice(
        "min number", "MinNumber", Signs.Smaller, static (ir, x, y) => WeightOfLarger(ir, y, x, TieOfNumbers(ir, x, y)), [new([double.NaN, 1], [0, 1])], isGeneric: true);

    public static Primitive MaxNative { get; } = Choice(
        "max native", "MaxNative", Signs.Larger, static (ir, x, y) => WeightOfLarger(ir, x, y, Tie(ir, x, y)), [new([0.7, 0.7], [0.5, 0.5])], isGeneric: true);

    public static Primitive MinNative { get; } = Choice(
        "min native", "MinNative", Signs.Smaller, static (ir, x, y) => WeightOfLarger(ir, y, x, Tie(ir, x, y)), [new([0.7, 0.7], [0.5, 0.5])], isGeneric: true);

    public static Primitive MaxMagnitude { get; } = Choice(
        "max magnitude", "MaxMagnitude", null, static (ir, x, y) => WeightOfLonger(ir, x, y, WeightOfLarger(ir, x, y, Tie(ir, x, y))), MagnitudeKinks(1));

    public static Primitive MinMagnitude { get; } = Choice(
        "min magnitude", "MinMagnitude", null, static (ir, x, y) => WeightOfLonger(ir, y, x, WeightOfLarger(ir, y, x, Tie(ir, x, y))), MagnitudeKinks(0));

    public static Primitive MaxMagnitudeNumber { get; } = Choice(
        "max magnitude number", "MaxMagnitudeNumber", null,
        static (ir, x, y) => WeightOfLonger(ir, x, y, WeightOfLarger(ir, x, y, TieOfNumbers(ir, x, y))), [new([1, double.NaN], [1, 0])], isGeneric: true);

    public static Primitive MinMagnitudeNumber { get; } = Choice(
        "min magnitude number", "MinMagnitudeNumber", null,
        static (ir, x, y) => WeightOfLonger(ir, y, x, WeightOfLarger(ir, y, x, TieOfNumbers(ir, x, y))), [new([double.NaN, 1], [0, 1])], isGeneric: true);

    public static Primitive Clamp { get; } = Clamping(
        "clamp", new CSharpForm.Method("System.Math.Clamp", "System.Math.Clamp"), ["System.Math.Clamp", "System.Double.Clamp", "System.Single.Clamp"]);

    public static Primitive ClampNative { get; } = Clamping(
        "clamp native", new CSharpForm.Method("System.Double.ClampNative", "System.Single.ClampNative"), ["System.Double.ClampNative", "System.Single.ClampNative"]);

    /// <summary>|x| with the sign of y: constant in y on both sides of its jump.</summary>
    public static Primitive CopySign { get; } = new()
    {
        Name = "copy sign",
        Signature = Signature.Binary,
        Form = new CSharpForm.Method("System.Math.CopySign", "System.MathF.CopySign"),
        Methods = Everywhere("CopySign"),
        Formula = "sign x sign y (0 at x = 0), 0",
        ConstantIn = [1],
        Rule = static (ir, x, y) => Join(
            Scale(ir.Select(
                ir.AreEqual(x[0], ir.Zero),
                ir.Zero,
                ir.Multiply(ir.Apply(CopySign!, ir.One, x[0]), ir.Apply(CopySign!, ir.One, x[1])))),
            Zero),
        Samples = [[0.3, -1.7], [-0.3, -1.7], [-0.3, 2]],
        Kinks = [new([0, 1], [0, 0]), new([2, -0.0], [-1, 0])],
    };

    public static IEnumerable<Primitive> All =>
    [
        Abs, Max, Min, MaxNumber, MinNumber, MaxNative, MinNative, MaxMagnitude, MinMagnitude, MaxMagnitudeNumber, MinMagnitudeNumber, Clamp, ClampNative,
        CopySign,
    ];

    private static Kink[] TieKinks =>
        [new([0.7, 0.7], [0.5, 0.5]), new([0, -0.0], [0.5, 0.5]), new([double.NaN, 1], [double.NaN, double.NaN]), new([double.PositiveInfinity, double.PositiveInfinity], [0.5, 0.5])];

    // Where x = -y the larger of the two is returned by MaxMagnitude, the smaller by MinMagnitude: a jump, and the returned operand's derivative counts.
    private static Kink[] MagnitudeKinks(double ofPositive) =>
        [new([0.7, 0.7], [0.5, 0.5]), new([0.7, -0.7], [ofPositive, 1 - ofPositive]), new([-0.7, 0.7], [1 - ofPositive, ofPositive])];

    private static string[] Everywhere(string method) => ["System.Math." + method, "System.MathF." + method, "System.Double." + method, "System.Single." + method];

    private static Primitive Choice(string name, string method, SignRule? signRule, Func<RuleBuilder, Atom, Atom, Atom> weight, Kink[] kinks, bool isGeneric = false) => new()
    {
        Name = name,
        Signature = Signature.Binary,
        Form = isGeneric
            ? new CSharpForm.Method("System.Double." + method, "System.Single." + method)
            : new CSharpForm.Method("System.Math." + method, "System.MathF." + method),
        Methods = isGeneric ? ["System.Double." + method, "System.Single." + method] : Everywhere(method),
        Formula = "1 for the operand returned, 0 for the other; 1/2 each where they are equal",
        Rule = (ir, x, y) =>
        {
            Atom first = weight(ir, x[0], x[1]);
            return Join(ScaleSingular(first), ScaleSingular(ir.Subtract(ir.One, first)));
        },
        Samples = [[0.3, -1.7], [-2.5, 0.4]],
        Kinks = kinks,
        SignRule = signRule,
        Bounds = signRule is not null,
    };

    private static Primitive Clamping(string name, CSharpForm form, string[] methods) => new()
    {
        Name = name,
        Signature = Signature.Ternary,
        Form = form,
        Methods = methods,
        MayThrow = true,
        Formula = "that of Min(Max(x, y), z): 1, 0, 0 between the bounds y and z; 1 for the bound outside of them; 1/2 each at a bound",
        Rule = static (ir, x, y) =>
        {
            Atom raised = ir.Apply(Max, x[0], x[1]);
            Atom ofValue = WeightOfLarger(ir, x[0], x[1], Tie(ir, x[0], x[1]));
            Atom ofRaised = WeightOfLarger(ir, x[2], raised, Tie(ir, x[2], raised));
            return Join(
                ScaleSingular(ir.Multiply(ofRaised, ofValue)),
                ScaleSingular(ir.Multiply(ofRaised, ir.Subtract(ir.One, ofValue))),
                ScaleSingular(ir.Subtract(ir.One, ofRaised)));
        },
        Samples = [[0.3, -1, 2], [-2.5, -1, 2], [2.5, -1, 2]],
        Kinks = [new([-1, -1, 2], [0.5, 0.5, 0]), new([2, -1, 2], [0.5, 0, 0.5])],
        SignRule = Signs.Clamped,
        Bounds = true,
    };

    /// <summary>1 if x &gt; y, 0 if x &lt; y, else what the caller says.</summary>
    private static Atom WeightOfLarger(RuleBuilder ir, Atom x, Atom y, Atom otherwise) =>
        ir.Select(ir.Greater(x, y), ir.One, ir.Select(ir.Less(x, y), ir.Zero, otherwise));

    private static Atom WeightOfLonger(RuleBuilder ir, Atom x, Atom y, Atom otherwise) =>
        WeightOfLarger(ir, ir.Apply(Abs, x), ir.Apply(Abs, y), otherwise);

    private static Atom Tie(RuleBuilder ir, Atom x, Atom y) => ir.Select(ir.AreEqual(x, y), ir.Half, ir.Constant(double.NaN));

    private static Atom TieOfNumbers(RuleBuilder ir, Atom x, Atom y) =>
        ir.Select(ir.AreEqual(x, y), ir.Half, ir.Select(ir.Apply(Logic.IsNaN, y), ir.One, ir.Zero));

    // Of literals only, so that the factor itself has a structurally zero derivative.
    private static Atom ZeroOrNaN(RuleBuilder ir, Atom x) => ir.Select(ir.AreEqual(x, ir.Zero), ir.Zero, ir.Constant(double.NaN));
}
