namespace LaaAnalytics.Testing;

/// <summary>Finds the checkout, and the folder of public data and golden answers beside it, from where a test runs.</summary>
public static class SharedFolder
{
    /// <summary>The checkout's root: the nearest folder above the test's own that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Path of <paramref name="relative"/> in the shared folder beside the checkout, or null where it is absent.</summary>
    public static string? Find(string relative)
    {
        string path = Path.GetFullPath(Path.Combine(Root, "..", "shared", relative));
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LaaAnalytics.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run from inside a checkout.");
    }
}
