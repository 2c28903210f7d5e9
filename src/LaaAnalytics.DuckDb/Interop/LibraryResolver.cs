using System.Reflection;
using System.Runtime.InteropServices;

namespace LaaAnalytics.DuckDb.Interop;

/// <summary>Finds DuckDB's library beside the program, and nowhere else.</summary>
internal static class LibraryResolver
{
    private static string FileName =>
        OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";

    private static string Platform
    {
        get
        {
            string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
            string processor = RuntimeInformation.ProcessArchitecture switch
            {
                Architecture.X64 => "x64",
                Architecture.Arm64 => "arm64",
                Architecture other => other.ToString(),
            };
            return $"{system}-{processor}";
        }
    }

    public static nint Resolve(string library, Assembly _, DllImportSearchPath? __)
    {
        if (library != DuckDbApi.Library)
        {
            return 0;
        }

        List<string> tried = [.. Places()];
        foreach (string place in tried.Where(File.Exists))
        {
            return NativeLibrary.Load(place);
        }

        throw new DllNotFoundException(
            $"DuckDB's library for {Platform} is not beside the program. Build the project again (npm restores it), or build with "
            + $"-p:LibDuckDbPath=[path of {FileName}]. Looked at: {string.Join(", ", tried)}.");
    }

    private static IEnumerable<string> Places()
    {
        string program = AppContext.BaseDirectory;
        yield return Path.Combine(program, "runtimes", Platform, "native", FileName);
        yield return Path.Combine(program, FileName);

        // A single-file program unpacks native libraries into folders that the runtime names.
        string unpacked = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        foreach (string folder in unpacked.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return Path.Combine(folder, FileName);
        }
    }
}
