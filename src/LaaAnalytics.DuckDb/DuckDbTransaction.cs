namespace LaaAnalytics.DuckDb;

/// <summary>A transaction of <see cref="DuckDbConnection.Begin"/>.</summary>
public sealed class DuckDbTransaction : IDisposable
{
    private readonly DuckDbConnection _connection;

    internal DuckDbTransaction(DuckDbConnection connection) => _connection = connection;

    internal bool IsUnderWay => _connection.Transaction == this;

    /// <summary>Makes everything since <see cref="DuckDbConnection.Begin"/> durable and seen by others.</summary>
    /// <exception cref="DuckDbException">It cannot be: nothing of the transaction has happened.</exception>
    /// <exception cref="InvalidOperationException">The transaction is over already.</exception>
    public void Commit()
    {
        if (!IsUnderWay)
        {
            throw new InvalidOperationException("The transaction is over already.");
        }

        try
        {
            _connection.Execute("commit");
        }
        catch (DuckDbException)
        {
            Dispose();
            throw;
        }

        _connection.Transaction = null;
    }

    /// <summary>Undoes everything since <see cref="DuckDbConnection.Begin"/>, unless it has been committed.</summary>
    public void Dispose()
    {
        if (!IsUnderWay)
        {
            return;
        }

        _connection.Transaction = null;
        try
        {
            _connection.Execute("rollback");
        }
        catch (DuckDbException gone) when (gone.ErrorType == DuckDbErrorType.Transaction)
        {
            // A commit that fails has undone the transaction itself.
        }
    }
}
