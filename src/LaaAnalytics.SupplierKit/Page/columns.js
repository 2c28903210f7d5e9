// The third step: where each column of the table comes from, and what becomes of the rest.
const NOWHERE = 'nowhere';
const CONSTANT = 'constant';
const COLUMN = 'column ';
const IDENTIFIER = 'identifier ';
const FORMATS = [[ISO, '2009-03-31'], ['dd/MM/yyyy', '31/03/2009'], ['d/M/yyyy', '31/3/2009'], ['dd-MMM-yyyy', '31-Mar-2009'], ['dd.MM.yyyy', '31.03.2009'],
  ['dd/MM/yyyy HH:mm', '31/03/2009 00:00'], ['dd/MM/yyyy HH:mm:ss', '31/03/2009 00:00:00'], ['yyyy-MM-dd HH:mm:ss', '2009-03-31 00:00:00'], ['yyyyMMdd', '20090331'], ['MM/dd/yyyy', '03/31/2009 (month first)']];

const sameName = text => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What the clerk has said about the columns of one file and one table. */
class ColumnChoices {
  constructor(table, headers, places, found, base) {
    this.table = table;
    this.headers = headers;
    this.places = places;
    this.names = columnNames({ table, mapping: base }, headers, places);
    this.found = found;
    this.base = base;
    this.from = new Map(table.columns.map(column => [column.name, this.firstChoice(column)]));
    this.constants = new Map(table.columns.map(({ name }) => [name, base.columns[name]?.constant ?? '']));
    this.formats = new Map(table.columns.map(({ name }) => [name, [base.columns[name]?.format ?? ISO].flat()[0]]));
    const dropped = new Set(base.drop.map(name => fieldOf(headers, name)));
    this.leaveOut = new Set(headers.map((_, field) => field).filter(field => dropped.has(field) || found[field] !== null));
  }

  /** A column as the person who has the file knows it: place and header. What is reported may hold the place alone. */
  label(field) {
    const header = shown(this.headers[field]);
    return header === '' ? this.places[field] : `${this.places[field]}: ${header}`;
  }

  firstChoice({ name, kind }) {
    const source = this.base.columns[name];
    const field = source?.from !== undefined ? fieldOf(this.headers, source.from)
      : this.headers.findIndex(header => sameName(header) === sameName(name));
    const identifier = kind === 'person' && this.base.identifier ? fieldOf(this.headers, this.base.identifier) : -1;
    return identifier >= 0 ? IDENTIFIER + identifier
      : source?.constant !== undefined ? CONSTANT
      : field >= 0 ? COLUMN + field
      : NOWHERE;
  }

  fieldOf(choice) {
    return /\d+$/.test(choice) ? Number(choice.split(' ')[1]) : -1;
  }

  /** The column that person_key is made from, or -1. */
  get identifier() {
    const choice = this.from.get('person_key') ?? NOWHERE;
    return choice.startsWith(IDENTIFIER) ? this.fieldOf(choice) : -1;
  }

  /** Columns of the file that nothing is read from. */
  get unused() {
    const used = new Set([...this.from.values()].map(choice => this.fieldOf(choice)));
    return this.headers.map((_, field) => field).filter(field => !used.has(field));
  }

  /** Headers that are left out of the package. */
  get leftOut() {
    return this.unused.filter(field => this.leaveOut.has(field)).map(field => this.headers[field]);
  }

  /** The mapping that these choices are. */
  get mapping() {
    const columns = {};
    for (const { name, kind } of this.table.columns) {
      const choice = this.from.get(name);
      const source = this.base.columns[name];
      if (choice === CONSTANT && this.constants.get(name) !== '') {
        columns[name] = { constant: this.constants.get(name) };
      } else if (choice.startsWith(COLUMN)) {
        const from = this.headers[this.fieldOf(choice)];
        const rest = source?.from !== undefined ? source : {};
        const format = this.formats.get(name);
        const isOwn = kind === 'date' && !rest.year && format !== [rest.format ?? ISO].flat()[0];
        columns[name] = { ...rest, from, ...(isOwn ? { format } : {}) };
      }
    }
    return { ...this.base, drop: [], columns };
  }

  /** What a mended file of this sitting is read by: the mapping with what only this page knows. */
  get kept() {
    return this.describedBy(field => this.headers[field].trim());
  }

  /** The same to be saved for next time. A header that is not known to be a name may be a value, so that its column is told by its place. */
  get saved() {
    let isByPlace = false;
    const described = this.describedBy(field => {
      const isUnknown = this.names[field] === this.places[field];
      isByPlace ||= isUnknown;
      return isUnknown ? field + 1 : this.names[field];
    });
    return isByPlace ? { ...described, columnsOfFile: this.headers.length } : described;
  }

  describedBy(nameOf) {
    const { encoding, delimiter, decimal, columns } = this.mapping;
    const named = Object.entries(columns).map(([name, source]) => [name, source.from === undefined ? source : { ...source, from: nameOf(this.fieldOf(this.from.get(name))) }]);
    const identifier = this.identifier < 0 ? {} : { identifier: nameOf(this.identifier) };
    const { lastRow, untilBlank } = this.base;
    const drop = this.unused.filter(field => this.leaveOut.has(field)).map(nameOf);
    return { table: this.table.name, encoding, delimiter, decimal, lastRow, untilBlank, drop, columns: Object.fromEntries(named), ...identifier };
  }
}

function columnRow(choices, column, changed) {
  const id = `from-${column.name}`;
  const chosen = choices.from.get(column.name);
  const fields = choices.headers.map((_, field) => [field, choices.label(field)]);
  const select = make('select', { id }, ...optionsOf([[NOWHERE, column.required ? 'choose …' : 'not in the file']], chosen));
  const group = (label, prefix, names) => select.append(Object.assign(make('optgroup', {}, ...optionsOf(names.map(([field, name]) => [prefix + field, name]), chosen)), { label }));
  if (column.kind === 'person') {
    group('Make the key from', IDENTIFIER, fields.map(([field, name]) => [field, choices.found[field] ? `${name} (looks like ${choices.found[field]})` : name]));
    group('Holds finished keys of 32 digits', COLUMN, fields);
  } else {
    group('Column of the file', COLUMN, fields);
    select.append(...optionsOf([[CONSTANT, 'the same in every row']], chosen));
  }
  select.addEventListener('change', () => {
    choices.from.set(column.name, select.value);
    changed(id);
  });
  const name = make('label', { htmlFor: id, className: column.required ? 'needed' : '', textContent: column.name });
  return make('tr', {}, make('th', { scope: 'row' }, name, make('small', { textContent: column.description })), make('td', {}, select), make('td', {}, ...writtenAs(choices, column, changed)));
}

function writtenAs(choices, column, changed) {
  const choice = choices.from.get(column.name);
  const source = choices.base.columns[column.name];
  if (choice === CONSTANT) {
    const label = `The same value of ${column.name} in every row`;
    const remember = event => {
      choices.constants.set(column.name, event.target.value.trim());
      changed(null);
    };
    const value = choices.constants.get(column.name);
    const input = column.codes ? make('select', { ariaLabel: label }, ...optionsOf([['', 'choose …'], ...column.codes.map(code => [code, code])], value))
      : make('input', { value, ariaLabel: label, autocomplete: 'off' });
    input.addEventListener('change', remember);
    return [input];
  }
  if (!choice.startsWith(COLUMN)) {
    return choice.startsWith(IDENTIFIER) ? ['hashed with the shared key; the column itself is left out'] : [];
  }
  if (column.kind === 'date' && !source?.year) {
    const chosen = choices.formats.get(column.name);
    const known = FORMATS.some(([format]) => format === chosen) ? FORMATS : [[chosen, chosen], ...FORMATS];
    const select = make('select', { ariaLabel: `How ${column.name} is written` }, ...optionsOf(known, chosen));
    select.addEventListener('change', () => {
      choices.formats.set(column.name, select.value);
      changed(null);
    });
    return [select];
  }
  return [source?.codes ? 'codes of the loaded mapping' : source?.scale ? `times ${source.scale}` : source?.year ? 'a year' : FORM_WORDS[column.kind]];
}

const FORM_WORDS = {
  person: '32 hexadecimal digits', key: 'letters, digits and - _ . :', area: 'a code, not a name', code: 'one of the codes of the table', wholeNumber: 'a whole number',
  decimalNumber: 'a number', probability: 'a number from 0 to 1', boolean: 'yes or no', text: 'a short text',
};

function unusedRow(choices, field, changed) {
  const id = `leave-${field}`;
  const tick = make('input', { id, type: 'checkbox', checked: choices.leaveOut.has(field) });
  tick.addEventListener('change', () => {
    choices.leaveOut[tick.checked ? 'add' : 'delete'](field);
    changed(null);
  });
  const why = choices.found[field] ? `looks like ${choices.found[field]}: it must not be sent` : 'the table has no column for it';
  return make('tr', {}, make('th', { scope: 'row' }, make('label', { htmlFor: id, textContent: choices.label(field) })), make('td', {}, tick), make('td', { textContent: why }));
}
