namespace Differentiable.Testing.RandomPrograms;

/// <summary>One method for each kind of statement.</summary>
public interface IStatementVisitor<out T>
{
    /// <summary>Visits the declaration of a local.</summary>
    T VisitDeclaration(Declaration declaration);

    /// <summary>Visits an assignment.</summary>
    T VisitAssignment(Assignment assignment);

    /// <summary>Visits a compound assignment.</summary>
    T VisitCompoundAssignment(CompoundAssignment assignment);

    /// <summary>Visits the deconstruction of a sine and cosine.</summary>
    T VisitSinCosDeclaration(SinCosDeclaration declaration);

    /// <summary>Visits an increment that stands alone.</summary>
    T VisitIncrementStatement(IncrementStatement statement);

    /// <summary>Visits a branch.</summary>
    T VisitIf(If branch);

    /// <summary>Visits a return.</summary>
    T VisitReturn(Return statement);

    /// <summary>Visits a throw.</summary>
    T VisitThrow(Throw statement);

    /// <summary>Visits an argument check.</summary>
    T VisitArgumentCheck(ArgumentCheck check);

    /// <summary>Visits a tuple assignment.</summary>
    T VisitTupleAssignment(TupleAssignment assignment);

    /// <summary>Visits a <c>for</c> loop.</summary>
    T VisitFor(For loop);

    /// <summary>Visits a <c>while</c> loop.</summary>
    T VisitWhile(While loop);

    /// <summary>Visits a <c>do</c> loop.</summary>
    T VisitDo(Do loop);

    /// <summary>Visits a loop over a range.</summary>
    T VisitForEach(ForEach loop);

    /// <summary>Visits a loop over an array or span.</summary>
    T VisitForEachElement(ForEachElement loop);

    /// <summary>Visits an assignment to an element.</summary>
    T VisitElementAssignment(ElementAssignment assignment);

    /// <summary>Visits a tuple assignment to elements and variables.</summary>
    T VisitElementTuple(ElementTuple assignment);

    /// <summary>Visits a break.</summary>
    T VisitBreak(Break statement);

    /// <summary>Visits a continue.</summary>
    T VisitContinue(Continue statement);
}
