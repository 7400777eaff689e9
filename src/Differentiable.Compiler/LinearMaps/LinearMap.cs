using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.LinearMaps;

/// <summary>
/// A linear map between tangent spaces, as data: an arrow of a category with biproducts (Elliott 2018, section 5). A closed set.
/// How it is applied is a representation's matter; its transpose is another linear map, so no rule is ever written twice.
/// </summary>
public abstract record LinearMap
{
    /// <summary>v to 0.</summary>
    public static LinearMap Zero { get; } = new ZeroMap();

    /// <summary>v to v.</summary>
    public static LinearMap Identity { get; } = new IdentityMap();

    /// <summary>v to -v.</summary>
    public static LinearMap Negate { get; } = new NegateMap();

    /// <summary>v to factor * v, for a factor that is finite wherever the primal is.</summary>
    public static LinearMap Scale(Atom factor) => new ScaleMap(factor, IsSingular: false);

    /// <summary>v to factor * v, for a factor that may be infinite or NaN: a zero v gives zero (a strong zero), and so does a zero factor.</summary>
    public static LinearMap ScaleSingular(Atom factor) => new ScaleMap(factor, IsSingular: true);

    /// <summary>v to v / divisor, for a divisor that is never zero.</summary>
    public static LinearMap Divide(Atom divisor) => new DivideMap(divisor, IsSingular: false);

    /// <summary>v to v / divisor, for a divisor that may be zero: a zero v gives zero (a strong zero).</summary>
    public static LinearMap DivideSingular(Atom divisor) => new DivideMap(divisor, IsSingular: true);

    /// <summary>v to v where the condition has the given truth value, else to 0.</summary>
    public static LinearMap Gate(Atom condition, bool opensWhen) => new GateMap(condition, opensWhen);

    /// <summary>v to v, in another floating-point type.</summary>
    public static LinearMap Convert(IrType from, IrType to) => from == to ? Identity : new ConvertMap(from, to);

    /// <summary>An array v to its element at the index: the transpose adds to that element.</summary>
    public static LinearMap Element(Atom index) => new ElementMap(index);

    /// <summary>An array v to a part of it.</summary>
    /// <param name="view">What takes the part.</param>
    /// <param name="place">What says which part it is.</param>
    public static LinearMap Part(Primitive view, params Atom[] place) => new PartMap(view, [.. place]);

    /// <summary>outer after inner.</summary>
    public static LinearMap Compose(LinearMap outer, LinearMap inner) => new ComposeMap(outer, inner);

    /// <summary>(v1, ..., vn) to part1(v1) + ... + partn(vn): the paper's ▽.</summary>
    public static LinearMap Join(params LinearMap[] parts) => new JoinMap([.. parts]);

    /// <summary>v to (part1(v), ..., partm(v)): the paper's △.</summary>
    public static LinearMap Fork(params LinearMap[] parts) => new ForkMap([.. parts]);

    /// <summary>v to H v, where H is the Hessian of a method at the given arguments. Symmetric, hence its own transpose.</summary>
    public static LinearMap Hessian(Callee callee, EquatableArray<Atom> arguments) => new HessianMap(callee, arguments);

    /// <summary>v to J v, where J is the Jacobian of a method at the given arguments: not as a matrix, but as the method that applies it.</summary>
    public static LinearMap Invocation(Callee callee, EquatableArray<Atom> arguments) => new InvocationMap(callee, arguments, IsTransposed: false);

    /// <summary>How many components the map's domain has.</summary>
    public virtual int Inputs => 1;

    /// <summary>The map Lᵀ with ⟨L v, w⟩ = ⟨v, Lᵀ w⟩.</summary>
    public abstract LinearMap Transpose();

    public abstract TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor);

    public sealed record ZeroMap : LinearMap
    {
        public override LinearMap Transpose() => this;

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitZero();
    }

    public sealed record IdentityMap : LinearMap
    {
        public override LinearMap Transpose() => this;

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitIdentity();
    }

    public sealed record NegateMap : LinearMap
    {
        public override LinearMap Transpose() => this;

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitNegate();
    }

    public sealed record ScaleMap(Atom Factor, bool IsSingular) : LinearMap
    {
        public override LinearMap Transpose() => this;

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitScale(this);
    }

    public sealed record DivideMap(Atom Divisor, bool IsSingular) : LinearMap
    {
        public override LinearMap Transpose() => this;

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitDivide(this);
    }

    public sealed record GateMap(Atom Condition, bool OpensWhen) : LinearMap
    {
        public override LinearMap Transpose() => this;

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitGate(this);
    }

    public sealed record ConvertMap(IrType From, IrType To) : LinearMap
    {
        public override LinearMap Transpose() => new ConvertMap(To, From);

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitConvert(this);
    }

    public sealed record ElementMap(Atom Index) : LinearMap
    {
        public override LinearMap Transpose() => new AddMap(Index);

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitElement(this);
    }

    /// <summary>A number v to the array that has it at the index and is zero elsewhere: never made, but added to one that is there.</summary>
    public sealed record AddMap(Atom Index) : LinearMap
    {
        public override LinearMap Transpose() => new ElementMap(Index);

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitAdd(this);
    }

    public sealed record PartMap(Primitive View, EquatableArray<Atom> Place) : LinearMap
    {
        /// <summary>A part shares its cotangent with the whole: there is nothing left to do.</summary>
        public override LinearMap Transpose() => Zero;

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitPart(this);
    }

    public sealed record ComposeMap(LinearMap Outer, LinearMap Inner) : LinearMap
    {
        public override int Inputs => Inner.Inputs;

        // (-L)ᵀ = -(Lᵀ): the sign stays outside, where a sum absorbs it into a difference.
        public override LinearMap Transpose() => Outer is NegateMap && Inner.Inputs == 1
            ? new ComposeMap(Outer, Inner.Transpose())
            : new ComposeMap(Inner.Transpose(), Outer.Transpose());

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitCompose(this);
    }

    public sealed record JoinMap(EquatableArray<LinearMap> Parts) : LinearMap
    {
        public override int Inputs => Parts.Sum(static part => part.Inputs);

        public override LinearMap Transpose() => new ForkMap(Parts.Select(static part => part.Transpose()).ToEquatableArray());

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitJoin(this);
    }

    public sealed record ForkMap(EquatableArray<LinearMap> Parts) : LinearMap
    {
        public override int Inputs => Parts[0].Inputs;

        public override LinearMap Transpose() => new JoinMap(Parts.Select(static part => part.Transpose()).ToEquatableArray());

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitFork(this);
    }

    public sealed record HessianMap(Callee Callee, EquatableArray<Atom> Arguments) : LinearMap
    {
        public override int Inputs => Callee.ActiveParameters.Count;

        public override LinearMap Transpose() => this;

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitHessian(this);
    }

    public sealed record InvocationMap(Callee Callee, EquatableArray<Atom> Arguments, bool IsTransposed) : LinearMap
    {
        public override int Inputs => IsTransposed ? Callee.ResultTypes.Count : Callee.ActiveParameters.Count;

        public override LinearMap Transpose() => this with { IsTransposed = !IsTransposed };

        public override TResult Accept<TResult>(ILinearMapVisitor<TResult> visitor) => visitor.VisitInvocation(this);
    }
}
