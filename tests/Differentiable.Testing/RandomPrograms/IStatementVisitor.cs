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
}
