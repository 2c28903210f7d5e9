namespace LaaAnalytics.Cli;

/// <summary>Where a verb writes and what time it is: results to one writer, messages to the other, the clock from nowhere else.</summary>
/// <param name="Results">Figures, lists and paths.</param>
/// <param name="Messages">Progress and errors.</param>
/// <param name="ResultsRedirected">Whether results go to a file or a pipe.</param>
/// <param name="MessagesRedirected">Whether messages go to a file or a pipe; then no progress is shown.</param>
/// <param name="Clock">The time.</param>
internal sealed record Terminal(TextWriter Results, TextWriter Messages, bool ResultsRedirected, bool MessagesRedirected, TimeProvider Clock)
{
    /// <summary>This instant in UTC, <c>2026-01-31T12:00:00Z</c>.</summary>
    public string Now => Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Says what is being done now, on a terminal only.</summary>
    public void Progress(string words)
    {
        if (!MessagesRedirected)
        {
            Messages.WriteLine(words);
        }
    }
}
