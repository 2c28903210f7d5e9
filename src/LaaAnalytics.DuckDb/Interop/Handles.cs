using System.Runtime.InteropServices;

namespace LaaAnalytics.DuckDb.Interop;

/// <summary>Owns one native object; DuckDB counts references inside, so the order in which handles are released does not matter.</summary>
internal abstract class DuckDbHandle() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected sealed override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }

    protected abstract void Destroy(ref nint native);
}

internal sealed class DatabaseHandle : DuckDbHandle
{
    protected override void Destroy(ref nint native) => DuckDbApi.Close(ref native);
}

internal sealed class ConnectionHandle : DuckDbHandle
{
    protected override void Destroy(ref nint native) => DuckDbApi.Disconnect(ref native);
}

internal sealed class ConfigHandle : DuckDbHandle
{
    protected override void Destroy(ref nint native) => DuckDbApi.DestroyConfig(ref native);
}

internal sealed class InstanceCacheHandle : DuckDbHandle
{
    protected override void Destroy(ref nint native) => DuckDbApi.DestroyInstanceCache(ref native);
}

internal sealed class ExtractedHandle : DuckDbHandle
{
    protected override void Destroy(ref nint native) => DuckDbApi.DestroyExtracted(ref native);
}

internal sealed class StatementHandle : DuckDbHandle
{
    protected override void Destroy(ref nint native) => DuckDbApi.DestroyPrepare(ref native);
}

internal sealed class PendingHandle : DuckDbHandle
{
    protected override void Destroy(ref nint native) => DuckDbApi.DestroyPending(ref native);
}

internal sealed class ValueHandle : DuckDbHandle
{
    protected override void Destroy(ref nint native) => DuckDbApi.DestroyValue(ref native);
}

internal sealed class LogicalTypeHandle : DuckDbHandle
{
    protected override void Destroy(ref nint native) => DuckDbApi.DestroyLogicalType(ref native);
}

internal sealed class ChunkHandle : DuckDbHandle
{
    protected override void Destroy(ref nint native) => DuckDbApi.DestroyDataChunk(ref native);
}

internal sealed class AppenderHandle : DuckDbHandle
{
    // DuckDB flushes what is left when it destroys an appender; rows that were not closed must not reach the table.
    protected override void Destroy(ref nint native)
    {
        DuckDbApi.AppenderClear(native);
        DuckDbApi.AppenderDestroy(ref native);
    }
}

internal sealed class ErrorDataHandle : DuckDbHandle
{
    protected override void Destroy(ref nint native) => DuckDbApi.DestroyErrorData(ref native);
}

/// <summary>Owns a result: a struct of 48 bytes that the caller provides and DuckDB fills.</summary>
internal sealed unsafe class ResultHandle : SafeHandle
{
    public ResultHandle()
        : base(invalidHandleValue: 0, ownsHandle: true) => SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult)));

    public override bool IsInvalid => handle == 0;

    /// <summary>The struct by value, as some calls take it; read while the handle is kept alive.</summary>
    public NativeResult Value => *(NativeResult*)handle;

    protected override bool ReleaseHandle()
    {
        DuckDbApi.DestroyResult((NativeResult*)handle);
        NativeMemory.Free((void*)handle);
        return true;
    }
}
