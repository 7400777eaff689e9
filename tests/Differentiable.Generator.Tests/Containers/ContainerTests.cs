using Differentiable.Testing.Harness;

namespace Differentiable.Generator.Tests.Containers;

/// <summary>Wherever a method stands and whatever its accessibility, its derivatives compile beside it and run.</summary>
public sealed class ContainerTests
{
    private const string Square = "[Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)] public static double F(double x, double y) => x * x * y;";

    private const string Sum = "F(3, 2) + FGradient(3, 2).X + FValueAndGradient(3, 2).Gradient.Y + FJvp(3, 2, 1, 0).Tangent + FVjp(3, 2, 1).Cotangent.Y + FHvp(3, 2, 1, 0).X + FHessian(3, 2)[0, 1]";

    // x²y = 18, 2xy = 12, x² = 9, 12, 9, 2y = 4, 2x = 6 at (3, 2).
    private const double Expected = 18 + 12 + 9 + 12 + 9 + 4 + 6;

    [Theory]
    [InlineData("static partial class", "")]
    [InlineData("partial class", "")]
    [InlineData("abstract partial class", "")]
    [InlineData("sealed partial class", "")]
    [InlineData("partial struct", "")]
    [InlineData("readonly partial struct", "")]
    [InlineData("ref partial struct", "")]
    [InlineData("readonly ref partial struct", "")]
    [InlineData("partial record", "")]
    [InlineData("partial record class", "(double X)")]
    [InlineData("partial record struct", "(double X)")]
    [InlineData("readonly partial record struct", "")]
    [InlineData("partial interface", "")]
    [InlineData("unsafe partial class", "")]
    public void In_every_kind_of_type(string kind, string primary) => AssertRuns($$"""
        public {{kind}} Host{{primary}} { {{Square}} public static double Run() => {{Sum}}; }
        public static class Caller { public static double Run() => Host.Run(); }
        """);

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    [InlineData("private")]
    [InlineData("protected")]
    [InlineData("protected internal")]
    [InlineData("private protected")]
    [InlineData("")]
    public void With_every_accessibility(string accessibility) => AssertRuns($$"""
        public partial class Host { {{Square.Replace("public", accessibility, StringComparison.Ordinal)}} public static double Run() => {{Sum}}; }
        public static class Caller { public static double Run() => Host.Run(); }
        """);

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    [InlineData("private")]
    [InlineData("protected")]
    [InlineData("public new")]
    [InlineData("public unsafe")]
    public void Declared_derivatives_with_every_modifier(string modifiers) => AssertRuns($$"""
        public partial class Host
        {
            private static double F(double x, double y) => x * x * y;
            [DerivativeOf("F", Derivatives.Gradient)] {{modifiers}} static partial (double, double) G(double a, double b);
            public static double Run() => F(3, 2) + G(3, 2).Item1 + G(3, 2).Item2 + 31;
        }
        public static class Caller { public static double Run() => Host.Run(); }
        """);

    [Theory]
    [InlineData("<T>", "<int>", "")]
    [InlineData("<T, U>", "<int, string>", "where T : struct where U : class, System.IComparable<U>")]
    [InlineData("<T>", "<double>", "where T : struct, System.Numerics.INumber<T>")]
    [InlineData("<@class>", "<int>", "where @class : notnull")]
    public void In_generic_types(string parameters, string arguments, string constraints) => AssertRuns($$"""
        public static partial class Host{{parameters}} {{constraints}} { {{Square}} public static double Run() => {{Sum}}; }
        public static class Caller { public static double Run() => Host{{arguments}}.Run(); }
        """);

    [Fact]
    public void In_variant_interfaces() => AssertRuns($$"""
        public partial interface IHost<in T, out U> { {{Square}} public static double Run() => {{Sum}}; }
        public static class Caller { public static double Run() => IHost<int, string>.Run(); }
        """);

    [Fact]
    public void Three_types_deep() => AssertRuns($$"""
        public partial record struct Outer<T> where T : struct
        {
            internal partial interface IMiddle { protected internal static partial class Inner<U> { {{Square}} public static double Run() => {{Sum}}; } }
            public static double Run() => IMiddle.Inner<T>.Run();
        }
        public static class Caller { public static double Run() => Outer<int>.Run(); }
        """);

    [Theory]
    [InlineData("namespace A;", "")]
    [InlineData("namespace A.B.C;", "")]
    [InlineData("namespace @class.@event;", "")]
    [InlineData("namespace A { namespace B.C {", "} }")]
    [InlineData("namespace System.Differentiable;", "")]
    [InlineData("namespace Math.System;", "")]
    public void In_every_kind_of_namespace(string open, string close)
    {
        string source = $$"""
            {{open}}
            public static partial class Host { {{Square}} public static double Run() => {{Sum}}; }
            {{close}}
            """;
        string name = string.Join('.', open.Replace("namespace", "", StringComparison.Ordinal).Replace("@", "", StringComparison.Ordinal).Split(' ', '{', ';').Where(static part => part.Length > 0));

        Assert.Equal(Expected, Run("using global::Differentiable;\n" + source, name + ".Host"));
    }

    [Fact]
    public void Overloads_and_names_that_differ_in_case_only() => AssertRuns($$"""
        public static partial class Host
        {
            {{Square}}
            [Differentiable] public static double F(double x) => x * x;
            [Differentiable] public static double f(double x) => x * x * x;
            [Differentiable] public static float F(float x) => 2 * x;
            public static double Run() => {{Sum}} + FGradient(3.0) + FJvp(3.0, 1.0).Tangent - 12 + fGradient(3) - 27 + FGradient(3f) - 2;
        }
        public static partial class host { [Differentiable] public static double F(double x) => x; }
        public static class Caller { public static double Run() => Host.Run() + host.FGradient(1) - 1; }
        """);

    [Fact]
    public void Named_and_optional_arguments_keywords_and_enums() => AssertRuns("""
        public static partial class Host
        {
            public enum Kind { None, @double }
            private enum Inner : byte { One = 1 }

            [Differentiable]
            public static double F(double @class, Kind @params = Kind.@double, double @this = 2, string @string = "s", bool @bool = true, int @int = -1)
                => @params == Kind.@double && @bool ? @class * @class * @this : 0;

            [Differentiable]
            private static double Hidden(double x, Inner inner = Inner.One) => inner == Inner.One ? x : 0;

            public static double Run() => FGradient(@this: 2, @class: 3).Class + FValueAndGradient(3, @bool: true).Gradient.This
                + FGradient(3, @params: Kind.None).Class + FJvp(3, Kind.@double, 2, "", true, 0, classTangent: 1, thisTangent: 0).Tangent + HiddenGradient(2) + 36;
        }
        public static class Caller { public static double Run() => Host.Run(); }
        """);

    [Fact]
    public void Partial_methods() => AssertRuns("""
        public static partial class Host
        {
            [Differentiable] public static partial double F(double x, double y);
            public static partial double F(double x, double y) => x * x * y;
            public static partial double G(double x, double y = 2);
            [Differentiable] public static partial double G(double a, double b) { return a * a * b; }
            public static double Run() => FGradient(3, 2).X + GGradient(3).X + 46;
        }
        public static class Caller { public static double Run() => Host.Run(); }
        """);

    [Fact]
    public void A_type_in_several_parts() => AssertRuns($$"""
        public static partial class Host { {{Square}} }
        public static partial class Host { public static double Run() => {{Sum}}; }
        public static class Caller { public static double Run() => Host.Run(); }
        """);

    [Fact]
    public void Types_and_members_that_hide_what_generated_code_names() => AssertRuns($$"""
        namespace Hiding;
        public static class Math { }
        public static class System { }
        public static class Differentiable { }
        public static partial class Host
        {
            private static readonly double Double = 1;
            private static int Math, System, Differentiable, global;
            [Differentiable] public static double R(double x) => global::System.Math.Sqrt(x) * Double;
            {{Square}}
            public static double Run() => {{Sum}} + RGradient(4) - 0.25 + Math + System + Differentiable + global;
        }
        """, "Hiding.Host");

    private static void AssertRuns(string source, string type = "Caller") => Assert.Equal(Expected, Run("using global::Differentiable;\n" + source, type));

    private static double Run(string source, string type)
    {
        SampleCompilation sample = SampleCompilation.Of(source);

        Assert.Empty(sample.Problems);
        return (double)CompiledCode.Load(sample.Run.Compilation).Invoke(type, "Run");
    }
}
