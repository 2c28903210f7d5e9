using System.Globalization;

namespace LaaAnalytics.Cli.Tests;

/// <summary>Runs the program in this process, as a person would with its results in a pipe.</summary>
internal sealed record Laa(int ExitCode, string Results, string Messages)
{
    /// <summary>The day on which it is run unless another is given.</summary>
    public static DateOnly UsualDay { get; } = new(2009, 10, 5);

    /// <summary>Runs <c>laa</c> with these words.</summary>
    public static Laa Run(params string[] words) => RunOn(UsualDay, answers: null, words);

    /// <summary>Runs it on a day, where somebody types these answers; null where nobody sits there.</summary>
    public static Laa RunOn(DateOnly day, string? answers, params string[] words)
    {
        using StringWriter results = new(CultureInfo.InvariantCulture);
        using StringWriter messages = new(CultureInfo.InvariantCulture);
        Terminal terminal = new(results, messages, ResultsRedirected: true, MessagesRedirected: true, new FixedClock(day)) { Answers = answers is null ? null : new StringReader(answers) };
        int code = LaaCommand.Run(terminal, words).GetAwaiter().GetResult();
        return new(code, results.ToString(), messages.ToString());
    }

    /// <summary>Runs it and fails unless it ends well; returns the results.</summary>
    public static string Works(params string[] words)
    {
        Laa run = Run(words);
        Assert.True(run.ExitCode == 0, $"laa {string.Join(' ', words)} ended with {run.ExitCode}:\n{run.Messages}");
        return run.Results;
    }

    private sealed class FixedClock(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(9, 0), TimeSpan.Zero);
    }
}

/// <summary>A folder that goes with its test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laa-cli-");

    public string At(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    public void Dispose() => _folder.Delete(recursive: true);
}
