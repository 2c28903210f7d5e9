// The page itself: six steps, each shown when the one before allows it. Nothing is stored, and the key goes with the page.
const state = { name: '', bytes: null, book: null, base: NO_MAPPING, choices: null, verdict: null, turn: 0 };

const dayAt = id => at(id).value || undefined;
const textAt = id => at(id).value.trim() || undefined;
const chosenTable = () => tableOf(at('table').value);

/** What the clerk says about the supply. */
function facts() {
  const table = chosenTable();
  const [first, last] = [dayAt('first-day'), dayAt('last-day')];
  const areas = at('areas').value.split(/[\s,;]+/).filter(Boolean);
  return {
    supplier: textAt('supplier'), agreement: textAt('agreement'), table: table.name, mode: at('mode').value,
    period: hasPeriod(table) && first && last ? { start: first, end: daysAfter(last, 1) } : undefined,
    observedTo: isObserved(table) && at('mode').value !== 'correction' ? dayAt('observed-to') : undefined,
    areas: areas.length > 0 ? areas : undefined,
  };
}

const isObserved = table => table.name === PROOF_TABLE || table.name === 'custody_episode';

function showTable() {
  const table = chosenTable();
  at('table-grain').textContent = `${table.grain[0].toUpperCase()}${table.grain.slice(1)}.`;
  showPeriod();
  document.querySelectorAll('.dated').forEach(part => { part.hidden = !hasPeriod(table); });
  document.querySelectorAll('.observed').forEach(part => { part.hidden = !isObserved(table) || at('mode').value === 'correction'; });
  at('observed-need').textContent = table.name === PROOF_TABLE ? '' : '(may be blank)';
}

/** Says the period in words, because browsers write days in different orders. */
function showPeriod() {
  const { period } = facts();
  at('period-said').textContent = !period ? ''
    : period.end > period.start ? `The period is ${periodInWords(period)}.`
    : 'The last day is before the first.';
}

/** The records of the chosen file, from its header. */
async function records(encoding, delimiter) {
  return state.book ? state.book.records({ ...state.base, sheet: at('sheet').value, headerRow: Math.max(1, Number(at('header-row').value) || 1) }) : new CsvRecords(state.bytes, encoding, delimiter);
}

async function takeFile(file) {
  forget();
  ['columns', 'key-part', 'check-part'].forEach(id => { at(id).hidden = true; });
  Object.assign(state, { name: '', bytes: null, book: null, turn: state.turn + 1 });
  const { turn } = state;
  let book = null;
  document.querySelectorAll('.of-sheets, .of-csv').forEach(part => { part.hidden = true; });
  say('file-said', 'Reading \u2026');
  const bytes = await bytesOf(file);
  if (isZip(bytes) || isSpreadsheetName(file.name) || /\.xls$/i.test(file.name)) {
    refuseArchive(/m$/i.test(file.name), 'macros');
    book = await SpreadsheetFile.open(bytes);
  }
  if (turn !== state.turn) {
    // Another file was chosen while this one was read.
    return;
  }
  Object.assign(state, { name: file.name, book });
  if (book) {
    at('sheet').replaceChildren(...optionsOf(book.sheetNames.map(name => [name, name]), at('sheet').value));
    showSheet();
  } else {
    const broken = brokenByKind(file.name, bytes);
    if (broken) {
      throw new SteeringFault(`${RULES.get(broken).title}: expected ${expecting(broken, broken === 'I02' ? { encoding: 'UTF-8' } : {})}. ${RULES.get(broken).remedy}`);
    }
    at('delimiter').value = delimiterOf(bytes);
  }
  state.bytes = bytes;
  document.querySelectorAll('.of-sheets').forEach(part => { part.hidden = !state.book; });
  document.querySelectorAll('.of-csv').forEach(part => { part.hidden = state.book !== null; });
  await readHeader();
}

/** The bytes of a file of a kind that the page reads, told by its ending. */
async function bytesOf(file) {
  const isRead = /\.(xlsx|xlsm|xls|csv|txt)$/i.test(file.name);
  if (!isRead) {
    throw new SteeringFault(/\.json$/i.test(file.name) ? 'This is no spreadsheet or CSV file. Saved choices belong in the field for them, below.'
      : 'This is no spreadsheet (.xlsx) or CSV file (.csv or .txt). Save it as one of these in the program that made it, then choose that file.');
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new SteeringFault('This file could not be read. Close it in other programs, check that it is still there, and choose it again.');
  }
}

/** The one file that was dropped. */
function droppedFile({ files, items }) {
  if ([...items ?? []].some(item => item.webkitGetAsEntry?.()?.isDirectory)) {
    throw new SteeringFault('This is a folder. Drop one spreadsheet or CSV file.');
  }
  if (files.length !== 1) {
    throw new SteeringFault(files.length === 0 ? 'What was dropped is no file. Drop one spreadsheet or CSV file.' : `${files.length} files were dropped, and the page takes one at a time. Drop one of them.`);
  }
  return files[0];
}

// The sign that stands most often in the first line.
function delimiterOf(bytes) {
  const line = binaryText(bytes.subarray(0, HEAD_BYTES)).split(/[\r\n]/).find(text => text !== '') ?? '';
  const counts = [',', ';', '\t', '|'].map(sign => [line.split(sign).length, sign]);
  return counts.reduce((most, next) => (next[0] > most[0] ? next : most))[1];
}

/** Reads the header and looks for columns that hold identifiers. */
async function readHeader() {
  if (!state.bytes) {
    return;
  }
  const source = await records(at('encoding').value, at('delimiter').value);
  const headers = source.next()?.fields ?? [];
  const scans = headers.map((header, field) => new ColumnScan(field, header));
  let rows = 0;
  for (let record = source.next(); record && record.fault !== 'tooLong'; record = source.next(), rows++) {
    scans.forEach(scan => {
      const text = trimmed(record.fields[scan.field] ?? '');
      if (text !== '') {
        scan.take(text);
      }
    });
  }
  const found = headers.map((header, field) => (scans[field].verdict() ? IDENTIFIER_WORDS[scans[field].verdict()] : headerIsIdentifier(header) ? 'an identifier' : null));
  // A mended file keeps the choices that were made for the one before it.
  const earlier = state.choices?.table === chosenTable() ? state.choices.kept : {};
  const named = namesIn(state.base);
  const base = { ...withHeaders({ ...state.base, ...earlier }, headers), named, encoding: at('encoding').value, delimiter: at('delimiter').value };
  state.choices = new ColumnChoices(chosenTable(), headers, placesOf(source, headers), chosenTable().reference ? headers.map(() => null) : found, base);
  say('file-said', `${fileNameWarning(state.name, 1) ?? ''} ${shownFile(state.name, 1)}: ${headers.length} columns, about ${rowsInWords(rows)}.${isOfOtherFile(state.base, headers)
    ? ` The choices were saved for a file of ${state.base.columnsOfFile} columns, so that only those with a name were taken: look through the columns below.` : ''}`.trim(), isOfOtherFile(state.base, headers) || fileNameWarning(state.name, 1) !== null);
  showColumns(null);
}

/** Chooses the sheet that the mapping names. */
function showSheet() {
  if (state.book && state.base.sheet !== undefined) {
    at('sheet').value = state.book.sheetOf(state.base);
  }
}

/** The choices as a file. A sheet is named only where that is needed, and where its name is none that a person could have. */
function savedChoices() {
  const name = at('sheet').value;
  const isNamed = state.book?.sheetNames.length > 1 && (name === state.base.sheet || /^(sheet|data|table) ?\d{0,2}$/i.test(name) || isOfKnownWords(name));
  const ofSheet = state.book ? { ...(isNamed ? { sheet: name } : {}), headerRow: Number(at('header-row').value) } : {};
  return `${JSON.stringify({ ...state.choices.saved, ...ofSheet }, null, 2)}\n`;
}

async function takeChoices(file) {
  const name = shownFile(file.name, 1);
  const base = readMapping(await file.text(), name);
  const table = base.table === undefined ? chosenTable() : tableOf(base.table);
  insist([...at('table').options].some(option => option.value === table?.name), name, 'it is for a table that is not sent with this page.');
  checkMapping(base, name, table);
  forget();
  Object.assign(state, { base, choices: null });
  const said = { table: table.name, supplier: base.supplier, agreement: base.agreement, mode: base.mode, 'first-day': base.period?.start,
    'last-day': base.period && daysAfter(base.period.end, -1), 'observed-to': base.observed_to, areas: base.areas?.join(' ') };
  Object.entries(said).filter(([, value]) => value !== undefined).forEach(([id, value]) => { at(id).value = value; });
  showTable();
  at('encoding').value = base.encoding;
  at('header-row').value = base.headerRow ?? 1;
  showSheet();
  if (![...at('delimiter').options].some(option => option.value === base.delimiter)) {
    at('delimiter').append(...optionsOf([[base.delimiter, base.delimiter]]));
  }
  at('delimiter').value = base.delimiter;
  await readHeader();
}

function showColumns(focus) {
  const { choices } = state;
  const changed = id => {
    forget();
    showColumns(id);
  };
  at('wanted').replaceChildren(...choices.table.columns.map(column => columnRow(choices, column, changed)));
  const unused = choices.unused;
  at('unused').replaceChildren(...unused.map(field => unusedRow(choices, field, changed)));
  at('unused-part').hidden = unused.length === 0;
  at('columns').hidden = false;
  at('key-part').hidden = choices.identifier < 0;
  at('check-part').hidden = false;
  if (focus) {
    at(focus).focus();
  }
}

/** What was found before no longer stands. */
function forget() {
  state.verdict = null;
  at('result').hidden = true;
  at('save-part').hidden = true;
  say('working', '');
}

async function check() {
  forget();
  const { choices } = state;
  const identifier = choices.identifier < 0 ? null : choices.headers[choices.identifier];
  const key = at('key').value;
  if (identifier !== null && keyFault(key)) {
    await showKey();
    at('key').focus();
    return;
  }
  say('working', 'Checking …');
  const { mapping } = choices;
  const findings = new Findings();
  const delivery = deliveryOf(state.name, facts(), { ...mapping, table: undefined, mode: undefined, period: undefined, observed_to: undefined, supplier: undefined, agreement: undefined, named: choices.base.named }, findings);
  const keys = identifier === null ? new Map() : await personKeys(key, await identifiersOf(mapping, choices.identifier));
  const seal = { identifier, leaveOut: choices.leftOut, keys };
  state.verdict = delivery ? checkRecords(delivery, await records(mapping.encoding, mapping.delimiter), seal, findings) : verdictOf(findings, null);
  say('working', '');
  await showVerdict(state.verdict, choices);
}

async function identifiersOf(mapping, field) {
  const source = await records(mapping.encoding, mapping.delimiter);
  const texts = new Set();
  for (let record = source.next(); record && record.fault !== 'tooLong'; record = source.next()) {
    texts.add(trimmed(record.fields[field] ?? ''));
  }
  return texts;
}

async function showKey() {
  const key = at('key').value;
  const fault = keyFault(key);
  say('key-said', fault ?? 'This is a shared key. Compare the check digits with another supplier before you send.', fault !== null);
  at('fingerprint').textContent = fault ? 'not yet' : await keyFingerprint(key);
}

function forgetKey() {
  at('key').value = '';
  at('show-key').checked = false;
  at('key').type = 'password';
  at('fingerprint').textContent = 'not yet';
}

async function saveFile(pick) {
  const files = await packageOf(state.verdict);
  const file = pick(files);
  save(file.name, file.bytes, file.type);
}

const DEFECT = 'This page could not do that, which is a fault of the page and not of your file. Nothing was saved. Close the page, open it again, and tell the partnership\u2019s analyst at which step it happened.';

// Faults of files are told in words; anything else is a defect, of which only the place is told, because its text may hold data.
const guarded = (work, place) => async event => {
  try {
    await work(event);
  } catch (fault) {
    const isKnown = fault instanceof SteeringFault || fault instanceof ArchiveFault;
    say(place, isKnown ? fault.message : DEFECT, true);
  }
};

// What no handler expected is told nowhere but here: the browser's own record of it could hold data.
const hush = event => {
  event.preventDefault();
  at('defect').textContent = DEFECT;
};

function begin() {
  const offered = TABLES.filter(({ name }) => KIT.tables.length === 0 || KIT.tables.includes(name));
  at('table').replaceChildren(...optionsOf(offered.map(({ name, title }) => [name, `${title} (${name})`])));
  at('supplier').value = KIT.supplier;
  at('agreement').value = KIT.agreement;
  // How a file is to be read is asked once there is one.
  document.querySelectorAll('.of-sheets, .of-csv').forEach(part => { part.hidden = true; });
  showTable();
  showLater();

  at('table').addEventListener('change', guarded(async () => {
    forget();
    Object.assign(state, { base: NO_MAPPING, choices: null });
    showTable();
    await readHeader();
  }, 'file-said'));
  ['supplier', 'agreement', 'mode', 'first-day', 'last-day', 'observed-to', 'areas'].forEach(id => at(id).addEventListener('change', () => {
    forget();
    showTable();
  }));
  // A mended file of the same name is another file.
  ['file', 'choices'].forEach(id => at(id).addEventListener('click', () => { at(id).value = ''; }));
  at('file').addEventListener('change', guarded(() => at('file').files[0] && takeFile(at('file').files[0]), 'file-said'));
  at('choices').addEventListener('change', guarded(() => at('choices').files[0] && takeChoices(at('choices').files[0]), 'file-said'));
  ['encoding', 'delimiter', 'sheet', 'header-row'].forEach(id => at(id).addEventListener('change', guarded(async () => {
    forget();
    await readHeader();
  }, 'file-said')));
  const drop = at('drop');
  ['dragover', 'dragleave', 'drop'].forEach(kind => document.addEventListener(kind, event => {
    event.preventDefault();
    drop.classList.toggle('over', kind === 'dragover');
  }));
  document.addEventListener('drop', guarded(event => takeFile(droppedFile(event.dataTransfer)), 'file-said'));
  at('leave-all').addEventListener('click', () => {
    state.choices.unused.forEach(field => state.choices.leaveOut.add(field));
    forget();
    showColumns('leave-all');
  });
  at('save-choices').addEventListener('click', () =>
    save(`${state.choices.table.name}.choices.json`, UTF8.encode(savedChoices()), 'application/json'));
  at('key').addEventListener('input', guarded(async () => {
    forget();
    await showKey();
  }, 'key-said'));
  at('show-key').addEventListener('change', () => { at('key').type = at('show-key').checked ? 'text' : 'password'; });
  at('new-key').addEventListener('click', guarded(async () => {
    at('key').value = newKey();
    at('show-key').checked = true;
    at('key').type = 'text';
    forget();
    await showKey();
  }, 'key-said'));
  at('forget-key').addEventListener('click', () => {
    forget();
    forgetKey();
  });
  at('check').addEventListener('click', guarded(check, 'working'));
  at('save-zip').addEventListener('click', guarded(() => saveFile(files => ({ name: packageName(state.verdict), bytes: zipOf(files), type: 'application/zip' })), 'working'));
  at('save-csv').addEventListener('click', guarded(() => saveFile(files => ({ ...files[1], type: 'text/csv' })), 'working'));
  at('save-manifest').addEventListener('click', guarded(() => saveFile(files => ({ ...files[0], type: 'application/json' })), 'working'));
  ['error', 'unhandledrejection'].forEach(kind => window.addEventListener(kind, hush));
  window.addEventListener('pagehide', forgetKey);
  window.addEventListener('pageshow', forgetKey);
}

begin();
