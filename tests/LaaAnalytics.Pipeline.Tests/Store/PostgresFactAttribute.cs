namespace LaaAnalytics.Pipeline.Tests.Store;

/// <summary>A fact that needs PostgreSQL's programs; skipped, with a message, where they are absent, unless LAA_REQUIRE=all.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresCluster.Programs is null && Environment.GetEnvironmentVariable("LAA_REQUIRE") != "all")
        {
            Skip = "needs PostgreSQL 15 or later under /usr/lib/postgresql (package postgresql)";
        }
    }
}
