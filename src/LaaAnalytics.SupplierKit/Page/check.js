// One file against every rule that can be told without what the platform holds, in the order in which the platform applies them.
const PROOF_TABLE = 'proven_offence';
const NO_SEAL = Object.freeze({ identifier: null, leaveOut: [], keys: new Map() });
const ALL_TIME = Object.freeze({ start: '1900-01-01', end: '2200-01-01' });
const SHEET_MEMBERS = ['sheet', 'headerRow', 'lastRow', 'untilBlank'];
const SUPPLIED = Symbol('rows as the package writes them');

const hasPeriod = table => !table.reference && table.name !== 'person';
const trimmed = text => text.replace(/^[ \t]+|[ \t]+$/g, '');

/** Puts together what the clerk and the mapping say about a file; null where something is missing or they differ. */
function deliveryOf(file, facts, mapping, findings) {
  let isGood = true;
  const refuse = what => {
    isGood = false;
    findings.add('I33', 0, '', { what });
  };
  const settle = (given, mapped, fact) => {
    if (given !== undefined && mapped !== undefined && JSON.stringify(given) !== JSON.stringify(mapped)) {
      refuse(`the same ${fact} wherever it is given`);
    }
    return given ?? mapped;
  };
  const known = period => {
    if (period && period.end <= period.start) {
      findings.add('I33', 0, '', { what: 'a period that ends after it starts' });
      return undefined;
    }
    return period && { start: period.start, end: period.end };
  };

  const given = known(facts.period);
  const table = tableOf(settle(facts.table, mapping.table, 'table') ?? file.replace(/\.[^.]*$/, ''));
  if (!table) {
    refuse(`a table of the catalogue: ${TABLES.map(({ name }) => name).join(', ')}`);
    return null;
  }
  checkMapping(mapping, 'mapping', table);
  const supplier = settle(facts.supplier, mapping.supplier, 'supplier');
  settle(facts.agreement, mapping.agreement, 'agreement');
  const mode = settle(facts.mode, mapping.mode, 'mode') ?? 'full';
  const period = settle(given, known(mapping.period), 'period');
  const observedTo = settle(facts.observedTo, mapping.observed_to, 'observed_to');
  if (!supplier?.trim()) {
    refuse('a supplier');
  }
  if (!period && mode !== 'correction' && hasPeriod(table)) {
    refuse('a period: first day, and first day after it');
  }
  if (mode === 'correction' && observedTo) {
    refuse('no observed_to for a correction, which covers no more days than before');
  } else if (mode !== 'correction' && !observedTo && table.name === PROOF_TABLE) {
    refuse('observed_to: the first day not covered');
  }
  const area = columnOf(tableOf('area'), 'code');
  const areas = facts.areas ?? mapping.areas ?? [];
  if (!areas.every(code => takes(area, code))) {
    refuse(`areas by their codes: ${expecting('I14')}`);
  }
  const agreement = facts.agreement ?? mapping.agreement;
  return isGood ? { file, table, supplier, agreement, mode, period, observedTo, areas, mapping } : null;
}

/** Days of a row lie where the supply says that its rows lie. */
function dayRulesOf({ table, period = ALL_TIME, observedTo }) {
  const within = (column, isEnd) => ({
    rule: 'I37', column, facts: { period: `${periodInWords(period)}, the period of the supply` },
    isKept: day => (isEnd ? day > period.start && day <= period.end : day >= period.start && day < period.end),
  });
  const before = column => (observedTo
    ? [{ rule: 'I38', column, facts: { day: `${observedTo}, the first day that the supply does not cover` }, isKept: day => day < observedTo }]
    : []);
  switch (table.name) {
    case 'index_event': return [within('event_date', false)];
    case 'proven_offence': return [within('offence_date', false), ...before('offence_date'), ...before('proven_date')];
    case 'custody_episode': return [...before('admitted'), ...before('released')];
    case 'cohort_outcome':
    case 'indicator_count': return [within('period_start', false), within('period_end', true)];
    default: return [];
  }
}

/** Checks a file of bytes. Faults of the mapping are thrown as a SteeringFault. */
async function checkFile(file, bytes, facts, mapping = NO_MAPPING, seal = NO_SEAL) {
  const findings = new Findings();
  const delivery = deliveryOf(file, facts, mapping, findings);
  if (delivery && bytes.length > 0 && isSpreadsheetName(file)) {
    return checkSpreadsheet(delivery, bytes, seal, findings);
  }
  const broken = delivery && brokenByKind(file, bytes);
  if (broken) {
    findings.add(broken, 0, '', broken === 'I02' ? { encoding: 'UTF-8' } : {});
  }
  if (!delivery || broken) {
    return verdictOf(findings, null);
  }
  if (SHEET_MEMBERS.some(member => mapping[member] !== undefined && mapping[member] !== false)) {
    findings.add('I33', 0, '', { what: 'sheet, headerRow, lastRow and untilBlank in mappings of spreadsheets only' });
    return verdictOf(findings, null);
  }
  return checkRecords(delivery, new CsvRecords(bytes, mapping.encoding, mapping.delimiter), seal, findings);
}

const isSpreadsheetName = file => /\.xls[xm]$/i.test(file);

async function checkSpreadsheet(delivery, bytes, seal, findings) {
  try {
    refuseArchive(/m$/i.test(delivery.file), 'macros');
    const book = await SpreadsheetFile.open(bytes);
    return checkRecords(delivery, await book.records(delivery.mapping), seal, findings);
  } catch (fault) {
    if (!(fault instanceof ArchiveFault)) {
      throw fault;
    }
    findings.add(fault.rule, 0, '', { what: fault.what });
    return verdictOf(findings, null);
  }
}

/** Checks the records of a delivery, the first being its header. */
function checkRecords(delivery, records, seal, findings) {
  const header = records.next();
  if (header?.fault === 'quotes' || header?.fault === 'tooLong') {
    findings.add('I03', 1, '', { what: 'a header line that can be split into columns' });
    return verdictOf(findings, null);
  }
  const headers = header?.fields ?? [];
  const places = placesOf(records, headers);
  const names = columnNames(delivery, headers, places);
  const plan = planOf(delivery, { headers, places, names }, seal, findings, records instanceof CsvRecords ? 1 : header.line);
  const reading = plan && new RowReading(delivery, plan, findings);
  reading?.read(records);
  if (plan && delivery.mode === 'full' && reading.rowsRead === 0 && !findings.isBlocked) {
    findings.add('I01', 0, '', {});
  }
  for (const { line, field } of records.merged ?? []) {
    findings.add('I49', line, names[field], { what: 'no merged cells from the header to the last row' });
  }
  if (!plan) {
    return verdictOf(findings, null);
  }
  if (!findings.isBlocked) {
    checkAcrossRows(delivery, plan, reading, findings);
  }
  const most = delivery.table.reference ? 0 : Math.floor(reading.rowsRead / TOLERATED_ONE_IN);
  if (reading.rowsRefused > most) {
    findings.add('I34', 0, '', { most: String(most), rows: String(reading.rowsRead), refused: String(reading.rowsRefused) });
  }
  return verdictOf(findings, { delivery, plan, reading });
}

/** What came of a check. Rows are kept under a symbol, so that no report can hold them by accident. */
function verdictOf(findings, done) {
  return {
    accepted: !findings.isBlocked,
    blocking: [...findings.blocking].sort(),
    findings: findings.all,
    counts: [...findings.counts].sort(([one], [other]) => (one < other ? -1 : 1)),
    rowsRead: done?.reading.rowsRead ?? 0,
    rowsRefused: done?.reading.rowsRefused ?? 0,
    unmapped: done ? [...done.reading.unmapped] : [],
    [SUPPLIED]: done && { delivery: done.delivery, rows: done.reading.rows },
  };
}
