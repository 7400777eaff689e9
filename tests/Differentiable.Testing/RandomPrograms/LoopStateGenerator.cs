namespace Differentiable.Testing.RandomPrograms;

/// <summary>Decides what a loop carries, and declares before the loop what is missing.</summary>
internal sealed class LoopStateGenerator(GeneratorContext context, LocalNames names, RealStatementGenerator reals)
{
    /// <summary>Sums stay within it.</summary>
    private const double SumLimit = 40;

    /// <summary>The least bound of a real number that a loop carries: there has to be room for it to move.</summary>
    private const double LeastBound = 4;

    private readonly RandomSource _random = context.Random;

    /// <param name="trips">How often the loop runs at most.</param>
    public LoopState Generate(List<Statement> block, Scope scope, int trips)
    {
        List<(Accumulator, double)> accumulators = [];
        if (_random.Chance(0.6))
        {
            accumulators.Add(Sum(block, scope, Math.Max(1, trips)));
        }

        if (context.Allows(RandomProgramFeatures.Integers) && _random.Chance(0.2))
        {
            accumulators.Add(Count(block, scope, Math.Max(1, trips)));
        }

        List<Variable> taken = [.. accumulators.Select(static a => a.Item1.Target)];
        Dictionary<Variable, double> carried = [];
        AddReals(block, scope, taken, carried);
        AddInteger(block, scope, carried);
        AddBool(block, scope, carried);
        return new(carried, accumulators);
    }

    private (Accumulator Accumulator, double Bound) Sum(List<Statement> block, Scope scope, int trips)
    {
        double term = _random.OneOf(2.0, 2.0, 4.0);
        List<Variable> candidates = [.. scope.Variables.Where(v =>
            scope.CanAssign(v) && v.Type.IsReal() && v.IsActive && scope.Bound(v) + (trips * term) <= Math.Min(SumLimit, scope.Limit(v)))];
        if (candidates.Count > 0 && _random.Chance(0.4))
        {
            Variable variable = _random.PickLate(candidates);
            return (new(variable, term), scope.Bound(variable) + (trips * term));
        }

        term = Math.Min(term, SumLimit / trips);
        Variable sum = names.Local(reals.RealType(), isActive: true);
        block.Add(new Declaration(sum, Build.Number(sum.Type, 0), IsImplicitlyTyped: false));
        scope.Add(sum, 0);
        return (new(sum, term), trips * term);
    }

    private (Accumulator Accumulator, double Bound) Count(List<Statement> block, Scope scope, int trips)
    {
        const int Term = 8;
        Variable count = names.Local(ScalarType.Int, isActive: false);
        block.Add(new Declaration(count, Build.Integer(ScalarType.Int, 0), IsImplicitlyTyped: false));
        scope.Add(count, 0);
        return (new(count, Term), trips * Term);
    }

    private void AddReals(List<Statement> block, Scope scope, List<Variable> taken, Dictionary<Variable, double> carried)
    {
        List<Variable> candidates = [.. scope.Variables.Where(v => scope.CanAssign(v) && v.Type.IsReal() && !taken.Contains(v))];
        List<Variable> chosen = [];
        int count = _random.Next(1, 4);
        while (chosen.Count < count)
        {
            if (candidates.Count == 0 || _random.Chance(0.35))
            {
                reals.AddRealDeclaration(block, scope);
                chosen.Add(scope.Variables[^1]);
                continue;
            }

            Variable variable = _random.PickLate(candidates);
            candidates.Remove(variable);
            chosen.Add(variable);
        }

        // One bound for all, where limits allow it, so that they can change places.
        double bound = chosen.Max(v => Math.Max(LeastBound, scope.Bound(v)));
        foreach (Variable variable in chosen)
        {
            carried[variable] = Math.Min(bound, scope.Limit(variable));
        }
    }

    private void AddInteger(List<Statement> block, Scope scope, Dictionary<Variable, double> carried)
    {
        if (!context.Allows(RandomProgramFeatures.Integers) || !_random.Chance(0.45))
        {
            return;
        }

        const double Bound = 60;
        List<Variable> candidates = scope.OfType(ScalarType.Int).FindAll(v => scope.CanAssign(v) && scope.Limit(v) >= Bound);
        for (int count = _random.Next(1, 3); count > 0; count--)
        {
            if (candidates.Count == 0 || _random.Chance(0.4))
            {
                Variable variable = names.Local(ScalarType.Int, isActive: false);
                block.Add(new Declaration(variable, Build.Integer(ScalarType.Int, _random.Next(0, 6)), IsImplicitlyTyped: false));
                scope.Add(variable, 6);
                candidates.Add(variable);
            }

            Variable chosen = _random.PickLate(candidates);
            carried[chosen] = Math.Max(Bound, scope.Bound(chosen));
        }
    }

    private void AddBool(List<Statement> block, Scope scope, Dictionary<Variable, double> carried)
    {
        if (!context.Allows(RandomProgramFeatures.Booleans) || !_random.Chance(0.35))
        {
            return;
        }

        List<Variable> candidates = scope.OfType(ScalarType.Bool).FindAll(scope.CanAssign);
        if (candidates.Count == 0 || _random.Chance(0.6))
        {
            Variable variable = names.Local(ScalarType.Bool, isActive: false);
            block.Add(new Declaration(variable, new ExpressionGenerators(context, scope).Conditions.Generate(0), IsImplicitlyTyped: false));
            scope.Add(variable, 1);
            candidates.Add(variable);
        }

        carried[_random.PickLate(candidates)] = 1;
    }
}
