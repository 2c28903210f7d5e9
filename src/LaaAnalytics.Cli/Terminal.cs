namespace LaaAnalytics.Cli;

/// <summary>Where a verb writes and what time it is: results to one writer, messages to the other, the clock from nowhere else.</summary>
/// <param name="Results">Figures, lists and paths.</param>
/// <param name="Messages">Progress and errors.</param>
/// <param name="ResultsRedirected">Whether results go to a file or a pipe.</param>
/// <param name="MessagesRedirected">Whether messages go to a file or a pipe; then no progress is shown.</param>
/// <param name="Clock">The time.</param>
internal sealed record Terminal(TextWriter Results, TextWriter Messages, bool ResultsRedirected, bool MessagesRedirected, TimeProvider Clock)
{
    /// <summary>Where answers are typed; null where nobody sits there to type them.</summary>
    public TextReader? Answers { get; init; }

    /// <summary>This instant in UTC, <c>2026-01-31T12:00:00Z</c>.</summary>
    public string Now => Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>This day in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <summary>Says what is being done now, on a terminal only.</summary>
    public void Progress(string words)
    {
        if (!MessagesRedirected)
        {
            Messages.WriteLine(words);
        }
    }

    /// <summary>Asks for a word that cannot be typed by habit; null where nobody can answer.</summary>
    /// <param name="question">The question; it names the word.</param>
    /// <param name="word">The word; capital letters do not matter.</param>
    /// <returns>Whether it was typed; anything else is no.</returns>
    public bool? Types(string question, string word)
    {
        if (Answers is null)
        {
            return null;
        }

        Results.Write($"{question} ");
        Results.Flush();
        return string.Equals(Answers.ReadLine()?.Trim(), word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Asks a question that is answered with yes only by <c>y</c> or <c>yes</c>; null where nobody can answer.</summary>
    public bool? Confirm(string question)
    {
        if (Answers is null)
        {
            return null;
        }

        Results.Write($"{question} [y/N] ");
        Results.Flush();
        return Answers.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
