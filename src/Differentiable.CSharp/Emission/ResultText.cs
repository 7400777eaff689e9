using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Emission;

/// <summary>How the flat results of a function become the value that its method returns.</summary>
internal abstract record ResultText
{
    /// <summary>The type, with the names of tuple elements.</summary>
    public abstract string Type { get; }

    /// <summary>The expression for the next results.</summary>
    public abstract string Expression(Queue<string> results);

    /// <summary>No result: what there is to return is written to arrays of the caller's.</summary>
    public sealed record Nothing : ResultText
    {
        public override string Type => "void";

        public override string Expression(Queue<string> results) => "";
    }

    public sealed record Array(IrType Of) : ResultText
    {
        public override string Type => ArrayText.TypeOf(Of);

        public override string Expression(Queue<string> results) => results.Dequeue();
    }

    /// <summary>An inline array: a value, as a number is.</summary>
    public sealed record Inline(string TypeText) : ResultText
    {
        public override string Type => TypeText;

        public override string Expression(Queue<string> results) => results.Dequeue();
    }

    public sealed record Scalar(IrType Of) : ResultText
    {
        public override string Type => Of.Name;

        public override string Expression(Queue<string> results) => results.Dequeue();
    }

    public sealed record Tuple(IReadOnlyList<(string Name, ResultText Element)> Elements) : ResultText
    {
        public override string Type => "(" + string.Join(", ", Elements.Select(static element => (element.Element.Type + " " + element.Name).TrimEnd())) + ")";

        public override string Expression(Queue<string> results) =>
            "(" + string.Join(", ", Elements.Select(element => element.Element.Expression(results))) + ")";
    }

    /// <summary>A matrix that is there already.</summary>
    public sealed record MatrixOf(IrType Element) : ResultText
    {
        public override string Type => Element.Name + "[,]";

        public override string Expression(Queue<string> results) => results.Dequeue();
    }

    /// <summary>A square matrix of doubles, row by row.</summary>
    public sealed record Matrix(int Size) : ResultText
    {
        public override string Type => "double[,]";

        public override string Expression(Queue<string> results)
        {
            IEnumerable<string> rows = Enumerable.Range(0, Size).Select(_ => "{ " + string.Join(", ", Enumerable.Range(0, Size).Select(_ => results.Dequeue())) + " }");
            return "new double[,] { " + string.Join(", ", rows) + " }";
        }
    }
}
