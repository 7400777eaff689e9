namespace NistRegression;

/// <summary>A model's value, and its gradient in the parameters: of a method <c>F</c>, what the build generates as <c>FValueAndGradient</c>.</summary>
public delegate double Model(ReadOnlySpan<double> parameters, ReadOnlySpan<double> predictors, Span<double> gradient);
