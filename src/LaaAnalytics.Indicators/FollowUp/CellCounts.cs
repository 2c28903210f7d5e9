using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Running counts of one cell, and of the person now being counted in it.</summary>
internal struct CellCounts
{
    /// <summary>Number of the person the running sums belong to; 0 for nobody.</summary>
    public int Person;

    private long _offenders;
    private long _people;
    private long _reoffenders;
    private long _reoffences;
    private long _tiered;
    private long _serious;
    private long _seriousReoffenders;
    private long _baselineOffences;
    private long _baselineOffenders;
    private long _predicted;
    private long _predictedReoffenders;
    private long _unmatched;
    private PersonSums _sums;
    private long _y;
    private long _n;
    private long _k;
    private long _b;
    private long _e;
    private long _withPrediction;

    /// <summary>Entries of the current person so far.</summary>
    public readonly long OwnEntries => _n;

    /// <summary>Re-offending ones among them.</summary>
    public readonly long OwnReoffending => _y;

    /// <summary>Counts an entry of the current person.</summary>
    public void Enter(in EntryCounts entry)
    {
        _n++;
        _k += entry.Reoffences;
        _b += entry.BaselineOffences;
        _tiered += entry.Tiered;
        _serious += entry.Serious;
        _seriousReoffenders += entry.Serious > 0 ? 1 : 0;
        int reoffended = entry.Reoffences > 0 ? 1 : 0;
        _y += reoffended;
        _baselineOffenders += entry.BaselineOffences > 0 ? 1 : 0;
        if (entry.PredictedTenThousandths >= 0)
        {
            _withPrediction++;
            _e += entry.PredictedTenThousandths;
            _predictedReoffenders += reoffended;
        }
    }

    /// <summary>Counts somebody who would have entered but could not be matched.</summary>
    public void EnterUnmatched() => _unmatched++;

    /// <summary>Adds the current person's sums and forgets the person.</summary>
    public void Leave()
    {
        _people++;
        _offenders += _n;
        _reoffenders += _y;
        _reoffences += _k;
        _baselineOffences += _b;
        _predicted += _withPrediction;
        long residual = _withPrediction == _n ? (10_000 * _y) - _e : 0;
        _sums += new PersonSums(_y * _y, _y * _n, _n * _n, _k * _k, _k * _n, _b * _b, _k * _b, residual * residual);
        (_y, _n, _k, _b, _e, _withPrediction) = (0, 0, 0, 0, 0, 0);
        Person = 0;
    }

    /// <summary>The counts as a measure.</summary>
    public readonly Measure ToMeasure(CellKey key, MeasurementScheme scheme, int pooled) => new()
    {
        Key = key,
        Scheme = scheme.Citation,
        Component = scheme.Component,
        Pooled = pooled,
        Offenders = _offenders,
        People = _people,
        Reoffenders = _reoffenders,
        Reoffences = _reoffences,
        TieredReoffences = _tiered,
        SeriousReoffences = _serious,
        SeriousReoffenders = _seriousReoffenders,
        IsProven = scheme.Proof.Required,
        BaselineOffences = _baselineOffences,
        BaselineOffenders = _baselineOffenders,
        Predicted = _predicted,
        PredictedReoffenders = _predictedReoffenders,
        PerPerson = _sums,
        Unmatched = _unmatched,
    };
}
