using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>A change of the store's tables from one version to the next.</summary>
/// <param name="Version">Version that the tables have afterwards.</param>
/// <param name="Sql">Script of the change.</param>
internal sealed record SchemaMigration(int Version, string Sql);

/// <summary>Version of the store's tables, and how an older store is brought to it.</summary>
/// <remarks>A migration is an embedded file <c>migrations/vNNNN_what.sql</c>; it is never edited once released.</remarks>
internal static class SchemaVersion
{
    /// <summary>Version that this program reads and writes.</summary>
    public const int Current = 3;

    /// <summary>All migrations in order.</summary>
    public static IReadOnlyList<SchemaMigration> Migrations { get; } =
    [
        .. SqlLibrary.Names
            .Where(name => name.StartsWith("migrations/v", StringComparison.Ordinal))
            .Select(name => new SchemaMigration(int.Parse(name.AsSpan(12, 4), NumberStyles.None, CultureInfo.InvariantCulture), SqlLibrary.Text(name))),
    ];

    /// <summary>Makes all types and tables of a new store.</summary>
    public static void Create(DuckDbConnection connection)
    {
        using DuckDbTransaction transaction = connection.Begin();
        IEnumerable<string> files = SqlLibrary.Names.Where(name => name.StartsWith("schema/", StringComparison.Ordinal));
        foreach (string statement in files.Select(SqlLibrary.Text).OrderBy(text => SqlLibrary.Body(text).StartsWith("create table", StringComparison.Ordinal)))
        {
            connection.Execute(statement);
        }

        connection.Execute(SqlLibrary.Text("migrations/first_version"), new DuckDbParameter("version", Current));
        transaction.Commit();
    }

    /// <summary>Brings the store to <paramref name="target"/>, or says why that cannot be.</summary>
    /// <returns>Whether it was of an older version before.</returns>
    /// <exception cref="StaleStoreException">The store is newer than the target, or older and open for reading only.</exception>
    public static bool Bring(DuckDbConnection connection, bool canWrite, int target, IReadOnlyList<SchemaMigration> migrations)
    {
        int stored = connection.QueryScalar<int>(SqlLibrary.Text("staging/stored_version"));
        if (stored > target)
        {
            throw new StaleStoreException(
                FormattableString.Invariant($"The store's tables are version {stored}; this program knows version {target}."),
                "Use the newer program that wrote the store.");
        }

        if (stored < target && !canWrite)
        {
            throw new StaleStoreException(
                FormattableString.Invariant($"The store's tables are version {stored}; this program reads version {target}."),
                "Open it once with a verb that writes, such as 'laa compact', which brings it to the newer version.");
        }

        foreach (SchemaMigration migration in migrations.Where(migration => migration.Version > stored && migration.Version <= target))
        {
            using DuckDbTransaction transaction = connection.Begin();
            connection.Execute(migration.Sql);
            connection.Execute(SqlLibrary.Text("migrations/set_version"), new DuckDbParameter("version", migration.Version));
            transaction.Commit();
        }

        return stored < target;
    }
}
