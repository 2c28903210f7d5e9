using System.Runtime.InteropServices;

namespace LaaAnalytics.Statistics.Benchmarks;

/// <summary>The tables on which all contenders work: columns of 64-bit floating point numbers one after the other, so that no reading differs.</summary>
internal static class PeerTables
{
    public const int Rows = 1_000_000;
    public const int Columns = 16;
    public const int NegativeRows = 35_000;
    public const int NegativeColumns = 4;

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        Random random = new(20_261_122);
        double[][] columns = Design(random, Rows, Columns);
        double[] yes = new double[Rows];
        double[] counts = new double[Rows];
        double[] score = new double[Rows];
        for (int i = 0; i < Rows; i++)
        {
            double predictor = Predictor(columns, i);
            score[i] = 1 / (1 + Math.Exp(-predictor));
            yes[i] = random.NextDouble() < score[i] ? 1 : 0;
            counts[i] = Poisson(random, Math.Exp(predictor / 2));
        }

        Save(Path.Combine(folder, "wide.bin"), [.. columns, yes, counts, score]);

        double[][] few = Design(random, NegativeRows, NegativeColumns);
        double[] varied = new double[NegativeRows];
        for (int i = 0; i < NegativeRows; i++)
        {
            // Gamma of shape 2 as a sum of two exponentials.
            double gamma = -(Math.Log(1 - random.NextDouble()) + Math.Log(1 - random.NextDouble())) / 2;
            varied[i] = Poisson(random, gamma * Math.Exp(Predictor(few, i)));
        }

        Save(Path.Combine(folder, "few.bin"), [.. few, varied]);

        double[] events = new double[Rows];
        double[] people = new double[Rows];
        for (int i = 0; i < Rows; i++)
        {
            people[i] = random.Next(1, 2_000);
            events[i] = random.Next((int)people[i] + 1);
        }

        Save(Path.Combine(folder, "pairs.bin"), [events, people]);
    }

    public static double[][] Read(string path, int columns)
    {
        byte[] bytes = File.ReadAllBytes(path);
        ReadOnlySpan<double> numbers = MemoryMarshal.Cast<byte, double>(bytes);
        int rows = numbers.Length / columns;
        double[][] read = new double[columns][];
        for (int column = 0; column < columns; column++)
        {
            read[column] = numbers.Slice(column * rows, rows).ToArray();
        }

        return read;
    }

    private static void Save(string path, double[][] columns)
    {
        using FileStream file = File.Create(path);
        foreach (double[] column in columns)
        {
            file.Write(MemoryMarshal.AsBytes<double>(column));
        }
    }

    // Half of the columns are 0 or 1, the others numbers of mean 0.
    private static double[][] Design(Random random, int rows, int columns)
    {
        double[][] design = new double[columns][];
        for (int column = 0; column < columns; column++)
        {
            design[column] = new double[rows];
            for (int i = 0; i < rows; i++)
            {
                design[column][i] = column % 2 == 0 ? (random.NextDouble() < 0.3 ? 1 : 0) : random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
            }
        }

        return design;
    }

    private static double Predictor(double[][] columns, int row)
    {
        double sum = -0.8;
        for (int column = 0; column < columns.Length; column++)
        {
            sum += (column % 3 == 0 ? 0.3 : -0.1) * columns[column][row];
        }

        return sum;
    }

    private static int Poisson(Random random, double mean)
    {
        double limit = Math.Exp(-mean);
        double product = random.NextDouble();
        int count = 0;
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }
}
