// How a file's columns fill a table: made from its header, before any row is read.
const LONGEST_NAME = 64;
const SCANS_REFUSED_ONLY = ['person', 'date', 'wholeNumber', 'boolean', 'probability'];

/** A header as it may stand in a report: short, on one line. */
const shown = header => header.trim().replace(/\p{Cc}/gu, '').slice(0, LONGEST_NAME);

// Words that columns are named with, in the catalogue and among the headers that promise identifiers.
const COLUMN_WORDS = new Set([...TABLES.flatMap(table => table.columns.flatMap(({ name }) => name.split('_'))),
  ...Object.values(HEADER_WORDS).flatMap(phrases => [...phrases].flatMap(phrase => phrase.split(' ')))].filter(word => /^[A-Za-z]{2,}$/.test(word)));

/** The headers that a mapping file names. */
const namesIn = mapping => new Set([...mapping.drop, ...Object.values(mapping.columns).map(source => source.from), mapping.identifier].filter(isText).map(name => name.trim()));

// One number of two digits may stand beside the words: surname1, address line 2.
function isOfKnownWords(name) {
  const words = headerPhrase(name).split(' ');
  const others = words.filter(word => !/^\d{1,2}$/.test(word));
  return words.length - others.length < 2 && others.length > 0 && others.every(word => COLUMN_WORDS.has(word)) && identifierOf(name) === null;
}

/** Whether a header is known to be a name; what stands where headers should may be a cell of the data. */
function isKnownHeader(header, table, named) {
  const name = shown(header).trim();
  return columnOf(table, name) !== undefined || named.has(name) || isOfKnownWords(name);
}

/** How the columns of a file are called in reports: by the header where that is known to be a name, else by place. */
function columnNames({ table, mapping }, headers, places) {
  const named = mapping.named ?? namesIn(mapping);
  return headers.map((header, field) => (isKnownHeader(header, table, named) ? shown(header).trim() : places[field]));
}

/** Places of the columns of a file: letters on a sheet, numbers elsewhere. */
const placesOf = (records, headers) => records.columns?.map(lettersOf) ?? headers.map((_, field) => `column ${field + 1}`);

/** Finds a header by name: exactly, or else without the blanks around it; -1 for none. */
function fieldOf(headers, name) {
  const exact = headers.indexOf(name);
  return exact >= 0 ? exact : headers.findIndex(header => header.trim() === name.trim());
}

/**
 * Compares the header with the mapping and the table; null where it breaks a rule, which is then among the findings.
 * The seal names the column that person_key is made from, and those that are left out of the package: neither travels.
 */
function planOf({ table, mapping, mode }, { headers, places, names }, seal, findings, line = 1) {
  // Which column of the table is filled from it tells more than a place alone.
  const nameFor = (column, field) => (names[field] === places[field] ? `${places[field]} (${column.name})` : names[field]);
  const find = name => fieldOf(headers, name);
  const gone = new Set([...seal.leaveOut, ...(seal.identifier === null ? [] : [seal.identifier])].map(find).filter(field => field >= 0));
  let isGood = true;
  const refuse = (rule, column, facts) => {
    isGood = false;
    findings.add(rule, line, column, facts);
  };

  const used = new Set();
  const hasKey = table.key.every(key => Object.hasOwn(mapping.columns, key) || find(key) >= 0 || (key === 'person_key' && seal.identifier !== null));
  const columns = table.columns.map(column => {
    const source = Object.hasOwn(mapping.columns, column.name) ? mapping.columns[column.name] : undefined;
    const required = column.required || (hasKey && table.key.includes(column.name));
    if (column.name === 'person_key' && seal.identifier !== null) {
      return { ...constantPlan(column, ''), field: find(seal.identifier), header: nameFor(column, find(seal.identifier)), required, reader: hashedReader(seal.keys) };
    }
    if (source?.constant !== undefined) {
      return constantPlan(column, source.constant);
    }
    const field = find(source?.from ?? column.name);
    if (field >= 0 && !gone.has(field)) {
      used.add(field);
      const read = mappedReader(column, source ?? {}, mapping.decimal);
      return { ...constantPlan(column, source?.whenBlank ?? ''), field, header: nameFor(column, field), required, reader: read, isYear: source?.year !== undefined };
    }
    if (source !== undefined || required) {
      const from = source?.from?.trim();
      refuse('I03', (mapping.named ?? namesIn(mapping)).has(from) ? from : column.name, { what: 'this column, which the table or its mapping needs' });
    }
    return constantPlan(column, '');
  });

  const dropped = new Set([...mapping.drop.map(find), ...gone]);
  headers.forEach((header, field) => {
    const name = names[field];
    if (header.trim() === '' || headers.filter(other => other.trim() === header.trim()).length > 1) {
      refuse('I03', name, { what: 'a name of its own for every column' });
    } else if (!gone.has(field) && headerIsIdentifier(header) && !(table.reference && used.has(field))) {
      refuse('I18', name, {});
    } else if (!used.has(field) && !dropped.has(field)) {
      refuse('I04', name, { table: table.name });
    }
  });
  if (mode !== 'full' && !hasKey) {
    refuse('I32', '', { key: table.key.join(', ') });
  }
  return isGood ? { width: headers.length, columns, hasKey, isSealed: seal.identifier !== null, ...scansOf(names, columns, gone) } : null;
}

/** A column of the table with the same value in every row; an empty text for none. */
function constantPlan(column, value) {
  const plain = plainReader(column);
  return { column, field: -1, header: column.name, required: false, reader: plain, plain, otherwise: value, scan: null };
}

// Where two columns are filled from one, the one whose form allows more feeds the scan.
function scansOf(names, columns, gone) {
  const scans = names.map((name, field) => new ColumnScan(field, name)).filter(scan => !gone.has(scan.field));
  const unread = scans.filter(scan => {
    const readers = columns.filter(plan => plan.field === scan.field);
    const feeder = readers.find(plan => !SCANS_REFUSED_ONLY.includes(plan.column.kind)) ?? readers[0];
    if (feeder) {
      feeder.scan = scan;
    }
    return !feeder;
  });
  return { scans, unread };
}
