using System.Diagnostics.CodeAnalysis;

namespace LaaAnalytics.DuckDb;

/// <summary>What kind of error DuckDB reports; the numbers are those of <c>duckdb_error_type</c>.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The members keep DuckDB's own names.")]
[SuppressMessage("Design", "CA1008:Enums should have zero value", Justification = "DuckDB calls its zero value invalid.")]
public enum DuckDbErrorType
{
    /// <summary>DuckDB gave no type.</summary>
    Invalid = 0,

    /// <summary>A number beyond the range of its type.</summary>
    OutOfRange = 1,

    /// <summary>A value that does not convert to the type asked for.</summary>
    Conversion = 2,

    /// <summary>A type that DuckDB does not know.</summary>
    UnknownType = 3,

    /// <summary>A fault of decimal arithmetic.</summary>
    Decimal = 4,

    /// <summary>Types that do not go together.</summary>
    MismatchType = 5,

    /// <summary>A division by zero.</summary>
    DivideByZero = 6,

    /// <summary>An object beyond its largest size.</summary>
    ObjectSize = 7,

    /// <summary>A type that cannot be used there.</summary>
    InvalidType = 8,

    /// <summary>A plan or value that could not be written or read.</summary>
    Serialization = 9,

    /// <summary>A transaction that cannot go on, such as a clash of two writers.</summary>
    Transaction = 10,

    /// <summary>Something DuckDB does not do.</summary>
    NotImplemented = 11,

    /// <summary>A fault in an expression.</summary>
    Expression = 12,

    /// <summary>A table, column or function that is not there, or is there already.</summary>
    Catalog = 13,

    /// <summary>SQL that does not parse.</summary>
    Parser = 14,

    /// <summary>A query that could not be planned.</summary>
    Planner = 15,

    /// <summary>A fault of the scheduler.</summary>
    Scheduler = 16,

    /// <summary>A fault of the executor.</summary>
    Executor = 17,

    /// <summary>A broken constraint.</summary>
    Constraint = 18,

    /// <summary>A fault of an index.</summary>
    Index = 19,

    /// <summary>A fault of the statistics.</summary>
    Stat = 20,

    /// <summary>A fault of the connection.</summary>
    Connection = 21,

    /// <summary>SQL that parses but makes no sense.</summary>
    Syntax = 22,

    /// <summary>A setting that cannot be changed so.</summary>
    Settings = 23,

    /// <summary>Names or types in a query that do not fit its tables.</summary>
    Binder = 24,

    /// <summary>A fault of the network.</summary>
    Network = 25,

    /// <summary>A fault of the optimiser.</summary>
    Optimizer = 26,

    /// <summary>A null pointer.</summary>
    NullPointer = 27,

    /// <summary>A file that cannot be opened, read or written.</summary>
    IO = 28,

    /// <summary>The query was interrupted.</summary>
    Interrupt = 29,

    /// <summary>The database cannot be used any more.</summary>
    Fatal = 30,

    /// <summary>A defect of DuckDB.</summary>
    Internal = 31,

    /// <summary>An argument that DuckDB does not take.</summary>
    InvalidInput = 32,

    /// <summary>The memory limit was reached.</summary>
    OutOfMemory = 33,

    /// <summary>Something the database's options do not permit, such as a file outside the allowed folders.</summary>
    Permission = 34,

    /// <summary>A parameter whose type cannot be told.</summary>
    ParameterNotResolved = 35,

    /// <summary>A parameter where none may stand.</summary>
    ParameterNotAllowed = 36,

    /// <summary>An object on which another depends.</summary>
    Dependency = 37,

    /// <summary>A fault of HTTP.</summary>
    Http = 38,

    /// <summary>An extension that is not there.</summary>
    MissingExtension = 39,

    /// <summary>An extension that could not be loaded by itself.</summary>
    Autoload = 40,

    /// <summary>A fault of a sequence.</summary>
    Sequence = 41,

    /// <summary>A setting that is unknown or has an invalid value.</summary>
    InvalidConfiguration = 42,
}
