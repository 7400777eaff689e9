namespace Differentiable.Testing.RandomPrograms;

/// <summary>One method for each kind of expression.</summary>
public interface IExpressionVisitor<out T>
{
    /// <summary>Visits a literal.</summary>
    T VisitLiteral(Literal literal);

    /// <summary>Visits the use of a variable.</summary>
    T VisitVariableReference(VariableReference reference);

    /// <summary>Visits a unary operator.</summary>
    T VisitUnary(Unary unary);

    /// <summary>Visits a binary operator.</summary>
    T VisitBinary(Binary binary);

    /// <summary>Visits a conversion.</summary>
    T VisitConversion(Conversion conversion);

    /// <summary>Visits a conditional expression.</summary>
    T VisitConditional(Conditional conditional);

    /// <summary>Visits a call of a mathematical function.</summary>
    T VisitMathCall(MathCall call);

    /// <summary>Visits a call of a function from a real number to a passive value.</summary>
    T VisitPassiveCall(PassiveCall call);

    /// <summary>Visits a call of a method of the program.</summary>
    T VisitMethodCall(MethodCall call);

    /// <summary>Visits an increment or decrement.</summary>
    T VisitIncrement(Increment increment);

    /// <summary>Visits an element of an array or span.</summary>
    T VisitElement(Element element);

    /// <summary>Visits the length of an array or span.</summary>
    T VisitLengthOf(LengthOf length);

    /// <summary>Visits a part of an array or span.</summary>
    T VisitPart(Part part);

    /// <summary>Visits a new array.</summary>
    T VisitNewArray(NewArray array);
}
