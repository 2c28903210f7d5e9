// Rows of one file: read cell by cell, scanned for identifiers, and then looked at across cells and rows.

/** Reads the records of a file into rows as the package writes them; a row that is refused becomes null. */
class RowReading {
  constructor(delivery, plan, findings) {
    this.delivery = delivery;
    this.plan = plan;
    this.findings = findings;
    this.dayRules = dayRulesOf(delivery);
    this.place = new Map(plan.columns.map(({ column }, at) => [column.name, at]));
    this.rows = [];
    this.lines = [];
    this.rowsRefused = 0;
    this.unmapped = new Map();
  }

  get rowsRead() {
    return this.rows.length;
  }

  read(records) {
    for (let record = records.next(); record; record = records.next()) {
      if (record.fault === 'tooLong') {
        // What follows cannot be told apart.
        this.findings.add('I36', record.line, '', {});
        break;
      }
      const row = this.isRecord(record) ? this.rowOf(record) : undefined;
      // What spans lines may have swallowed as many rows.
      this.keep(row ?? null, record.line, row === undefined ? record.lines : 1);
    }
    for (const scan of this.plan.scans) {
      const kind = scan.verdict();
      if (kind) {
        this.findings.add('I19', 0, scan.column, { identifier: IDENTIFIER_WORDS[kind] });
      }
    }
  }

  keep(row, line, rows) {
    for (let i = 0; i < rows; i++) {
      this.rows.push(row);
      this.lines.push(line);
    }
    this.rowsRefused += row ? 0 : rows;
  }

  /** Takes a row out that was accepted before. */
  refuse(at) {
    this.rowsRefused += this.rows[at] ? 1 : 0;
    this.rows[at] = null;
  }

  /** Whether the record can be a row at all: readable, with as many fields as the header. */
  isRecord(record) {
    const [rule, facts] = record.fault === 'quotes' ? ['I06', {}]
      : record.fault === 'nul' ? ['I36', {}]
      : record.fault === 'encoding' ? ['I02', { encoding: this.delivery.mapping.encoding.toUpperCase() }]
      : record.fields.length !== this.plan.width ? ['I05', { count: String(this.plan.width) }]
      : [null];
    if (rule) {
      this.findings.add(rule, record.line, '', facts);
    }
    return rule === null;
  }

  /** The row's values in the order of the table, blank ones empty; null where a rule refuses it. */
  rowOf({ line, fields, cells }) {
    let isGood = true;
    const row = this.plan.columns.map(plan => {
      const text = plan.field < 0 ? '' : trimmed(fields[plan.field]);
      const cell = plan.field < 0 ? null : cells?.[plan.field];
      const broken = brokenByCell(cell, plan);
      if (broken) {
        this.findings.add(broken, line, plan.header, {});
        isGood = false;
        if (text !== '') {
          this.isNoIdentifier(plan, text, REFUSED, line);
        }
        return '';
      }
      let value = BLANK;
      if (text !== '') {
        // What the spreadsheet holds as a date is one, however the file's other dates are written.
        value = (cell?.kind === 'date' && plan.column.kind === 'date' ? plan.plain : plan.reader).read(text);
        isGood = this.isNoIdentifier(plan, text, value, line) && isGood;
      }
      if (value === BLANK && plan.otherwise !== '') {
        value = plan.plain.read(plan.otherwise);
      }
      if (value === REFUSED || (value === BLANK && plan.required)) {
        this.findings.add(value === REFUSED ? plan.reader.rule : 'I08', line, plan.header, value === REFUSED ? plan.reader.facts : {});
        isGood = false;
      }
      return value === BLANK || value === REFUSED ? '' : value;
    });
    for (const scan of this.plan.unread) {
      const text = trimmed(fields[scan.field]);
      if (text !== '') {
        scan.take(text);
      }
    }
    if (!isGood || !this.keepsDays(row, line) || !this.hidesIdentifier(row, fields, line)) {
      return null;
    }
    this.countUnmapped(row);
    return row;
  }

  /** Feeds the scan; false where this single value refuses its row. */
  isNoIdentifier(plan, text, value, line) {
    if (!plan.scan) {
      return true;
    }
    if (SCANS_REFUSED_ONLY.includes(plan.column.kind) && value !== REFUSED) {
      plan.scan.pass();
      return true;
    }
    const kind = plan.scan.take(text);
    // One ten-digit number in eleven passes as an NHS number by chance, so that kind is judged by the whole column alone.
    if (kind === null || kind === 'nhs' || plan.column.kind !== 'text') {
      return true;
    }
    this.findings.addRow('I19', line, plan.header, { identifier: IDENTIFIER_WORDS[kind] });
    return false;
  }

  /** Whether no other value of the row holds what its person key is made from. */
  hidesIdentifier(row, fields, line) {
    const person = this.plan.columns[this.place.get('person_key')];
    const identifier = this.plan.isSealed ? normalisedIdentifier(trimmed(fields[person.field])) : null;
    const at = identifier === null || identifier.length < SHORTEST_TELLING ? -1
      : row.findIndex((value, place) => value !== '' && this.plan.columns[place] !== person && OPEN_KINDS.includes(this.plan.columns[place].column.kind)
        && normalisedIdentifier(value)?.includes(identifier));
    if (at >= 0) {
      this.findings.add('I19', line, this.plan.columns[at].header, { identifier: 'identifiers that person_key is made from' });
    }
    return at < 0;
  }

  keepsDays(row, line) {
    let isGood = true;
    for (const { rule, column, facts, isKept } of this.dayRules) {
      const at = this.place.get(column);
      if (row[at] !== '' && !isKept(row[at])) {
        this.findings.add(rule, line, this.plan.columns[at].header, facts);
        isGood = false;
      }
    }
    return isGood;
  }

  countUnmapped(row) {
    this.plan.columns.forEach(({ column }, at) => {
      if (row[at] === UNMAPPED && column.codes?.includes(UNMAPPED)) {
        this.unmapped.set(column.name, (this.unmapped.get(column.name) ?? 0) + 1);
      }
    });
  }
}

const SHORTEST_TELLING = 5;
const OPEN_KINDS = ['key', 'text', 'area', 'wholeNumber', 'decimalNumber'];

// Pairs of one row, of which the first may not go beyond the second.
const ORDERS = {
  index_event: [['I24', 'age_at_first_sanction', 'age_years', true], ['I24', 'age_at_conviction', 'age_years', true]],
  proven_offence: [['I21', 'offence_date', 'proven_date', false]],
  custody_episode: [['I22', 'admitted', 'released', false]],
  cohort_outcome: [['I25', 'days_to_event', 'observed_days', true]],
};

/** Keys are named once, and values of a row are in their order. */
function checkAcrossRows({ table }, plan, reading, findings) {
  const broken = [];
  const headerOf = column => plan.columns[reading.place.get(column)].header;
  if (plan.hasKey) {
    const places = table.key.map(column => reading.place.get(column));
    const keys = reading.rows.map(row => row && places.map(place => row[place]).join('\n'));
    const times = new Map();
    keys.forEach(key => times.set(key, (times.get(key) ?? 0) + 1));
    keys.forEach((key, at) => {
      if (key !== null && times.get(key) > 1) {
        broken.push({ at, rule: 'I20', column: headerOf(table.key[0]) });
      }
    });
  }
  for (const [rule, low, high, isNumber] of ORDERS[table.name] ?? []) {
    const [from, to] = [low, high].map(column => reading.place.get(column));
    reading.rows.forEach((row, at) => {
      if (row && row[from] !== '' && row[to] !== '' && (isNumber ? Number(row[from]) > Number(row[to]) : row[from] > row[to])) {
        broken.push({ at, rule, column: headerOf(isNumber ? low : high) });
      }
    });
  }
  broken.forEach(({ at, rule, column }) => findings.add(rule, reading.lines[at], column, {}));
  broken.forEach(({ at }) => reading.refuse(at));
}
