using GettingStarted;

Console.WriteLine("1. Black-Scholes: the price and its generated derivatives, and under them the closed forms");
Console.WriteLine();
double largest = OptionTable.Print(Console.Out);
Console.WriteLine($"   Largest difference: {largest:0.0E+00}");
Console.WriteLine();

Console.WriteLine("2. Bonds: price, duration and convexity from the derivatives of a loop over the payments, and under them the closed forms");
Console.WriteLine();
largest = BondTable.Print(Console.Out);
Console.WriteLine($"   Largest difference: {largest:0.0E+00}");
Console.WriteLine();

Console.WriteLine("3. NIST Misra1a, y = b1 (1 - exp(-b2 x)): Levenberg-Marquardt with generated derivatives");
Console.WriteLine();
FitReport.Print(Console.Out);
Console.WriteLine();

Console.WriteLine("4. What the build generated for Misra1a.Volume");
Console.WriteLine();
Console.WriteLine(GeneratedCode.Of("Misra1a.Volume"));
