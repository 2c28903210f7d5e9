using Xunit;

namespace LaaAnalytics.Testing;

/// <summary>A fact that needs a file of the shared folder; skipped, with a message, where that file is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    /// <summary>Runs only where <paramref name="relative"/> exists in the shared folder.</summary>
    public SharedFactAttribute(string relative)
    {
        Relative = relative;
        if (SharedFolder.Find(relative) is null)
        {
            Skip = $"needs ../shared/{relative}, which is not beside this checkout";
        }
    }

    /// <summary>Path within the shared folder.</summary>
    public string Relative { get; }
}
