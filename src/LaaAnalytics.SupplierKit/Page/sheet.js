// The rows of one sheet, cell by cell: what each holds, and whether a formula works it out.
const MOST_DIGITS = 15;
const TEXT_KINDS = ['key', 'area', 'code', 'text', 'person'];

/** Reads the records of a sheet, the header first. Columns without a header are not read, and a value in one is a field too many. */
class SheetRecords {
  constructor(sheet, book, { headerRow = 1, lastRow = Infinity, untilBlank = false, decimal }) {
    Object.assign(this, { book, decimal, lastRow, untilBlank, at: 0, line: 0, cells: 0, isOver: false });
    this.rows = childrenOf(childOf(sheet, 'sheetData'), 'row');
    refuseArchive(this.rows.length > SPREADSHEET_LIMITS.rows, 'large');
    this.arrays = [...sheet.getElementsByTagName('f')].filter(formula => formula.getAttribute('ref') && ['array', 'dataTable'].includes(formula.getAttribute('t')))
      .map(formula => rangeOf(formula.getAttribute('ref')));
    let first = this.nextRow();
    while (first && first.line < headerRow) {
      first = this.nextRow();
    }
    if (first?.line !== headerRow) {
      throw new ArchiveFault(`a header in row ${headerRow}`, 'I49');
    }
    // Headers are often broken over lines to keep columns narrow.
    const header = [...first.cells].map(([column, { text }]) => [column, text.split(/\s+/).filter(Boolean).join(' ')]).filter(([, text]) => text !== '');
    this.columns = header.map(([column]) => column);
    this.headers = header.map(([, text]) => text);
    this.headerRow = headerRow;
    this.last = headerRow;
    this.header = { line: headerRow, lines: 1, fields: this.headers, cells: [], fault: null };
    this.ranges = childrenOf(childOf(sheet, 'mergeCells'), 'mergeCell').map(cell => rangeOf(cell.getAttribute('ref')));
  }

  /** Merged cells from the header to the last row that was read: their line, and the first column with a header in them, counted from 0. */
  get merged() {
    return this.ranges.filter(range => range.lastRow >= this.headerRow && range.firstRow <= this.last)
      .map(range => ({ line: range.firstRow, field: this.columns.findIndex(column => column >= range.firstColumn && column <= range.lastColumn) }))
      .filter(({ field }) => field >= 0);
  }

  /** The next record, or null at the end. */
  next() {
    if (this.header) {
      const { header } = this;
      this.header = null;
      return header;
    }
    const row = this.isOver ? null : this.nextRow();
    const isGap = row && this.untilBlank && (row.line > this.last + 1 || this.columns.every(column => !row.cells.has(column)));
    if (!row || isGap || row.line > this.lastRow) {
      this.isOver = true;
      return null;
    }
    this.last = row.line;
    const cells = this.columns.map(column => row.cells.get(column) ?? null);
    const fields = cells.map(cell => cell?.text ?? '');
    const isWide = cells.filter(Boolean).length < row.cells.size;
    return { line: row.line, lines: 1, fields: isWide ? [...fields, ''] : fields, cells, fault: fields.some(field => field.includes('\0')) ? 'nul' : null };
  }

  /** The next row that holds something: its cells by column. */
  nextRow() {
    while (this.at < this.rows.length) {
      const row = this.rows[this.at++];
      this.line = Number(row.getAttribute('r') ?? this.line + 1);
      const cells = this.cellsOf(row);
      if (cells.size > 0) {
        return { line: this.line, cells };
      }
    }
    return null;
  }

  cellsOf(row) {
    const cells = new Map();
    let column = -1;
    for (const element of childrenOf(row, 'c')) {
      const reference = element.getAttribute('r');
      column = reference ? columnNumber(reference) : column + 1;
      refuseArchive(!(column >= 0 && column < SPREADSHEET_LIMITS.columns) || ++this.cells > SPREADSHEET_LIMITS.cells, 'large');
      const cell = this.cellOf(element);
      cell.isFormula = childOf(element, 'f') !== undefined
        || this.arrays.some(range => this.line >= range.firstRow && this.line <= range.lastRow && column >= range.firstColumn && column <= range.lastColumn);
      if (cell.text !== '' || cell.isFormula) {
        cells.set(column, cell);
      }
    }
    return cells;
  }

  cellOf(element) {
    const value = childOf(element, 'v')?.textContent ?? '';
    switch (element.getAttribute('t') ?? 'n') {
      case 's': return { kind: 'text', text: this.book.texts[Number(value)] ?? '' };
      case 'inlineStr': return { kind: 'text', text: richText(childOf(element, 'is')) };
      case 'str': return { kind: 'text', text: unescapedText(value) };
      case 'b': return { kind: 'boolean', text: /^\s*(1|true)\s*$/.test(value) ? 'TRUE' : 'FALSE' };
      case 'e': return { kind: 'error', text: value.trim() };
      case 'd': return { kind: 'date', text: value.trim().slice(0, 10) };
      default: return this.numberOf(value.trim(), this.book.dateStyles[Number(element.getAttribute('s') ?? 0)] === true);
    }
  }

  numberOf(written, isDate) {
    if (written === '') {
      return { kind: 'blank', text: '' };
    }
    refuseArchive(Number.isNaN(Number(written)), 'damaged');
    return isDate ? { kind: 'date', text: dayOfSerial(written, this.book.dayZero) ?? written }
      : { kind: 'number', text: numberText(written).replace('.', this.decimal), written };
  }
}

/** The rule that a cell breaks in a column of the table whatever it says, or null. */
function brokenByCell(cell, { column, isYear }) {
  return !cell ? null
    : cell.isFormula ? 'I46'
    : cell.kind === 'error' ? 'I47'
    : cell.kind === 'date' && (column.kind !== 'date' || isYear) ? 'I48'
    : cell.kind === 'number' && TEXT_KINDS.includes(column.kind) && !(cell.written.length <= MOST_DIGITS && /^\d+$/.test(cell.written)) ? 'I48'
    : null;
}

// A time of day is left out, after rounding to the second. Spreadsheets count a 29 February 1900 that there never was.
function dayOfSerial(written, dayZero) {
  const days = Math.floor(Math.round(Number(written) * 86400) / 86400);
  const isFrom1900 = dayZero === '1899-12-30';
  return days < (isFrom1900 ? 1 : 0) || days > 2958465 || (isFrom1900 && days === 60) ? null : daysAfter(dayZero, isFrom1900 && days < 60 ? days + 1 : days);
}

// As a person would type it: plain digits, to the fifteen that spreadsheets keep; 0.29 may be saved as 0.28999999999999998.
function numberText(written) {
  const digits = /^-?(\d+)(?:\.(\d+))?$/.exec(written);
  const isKept = digits && (digits[2] === undefined || `${digits[1]}${digits[2]}`.replace(/^0+/, '').length <= MOST_DIGITS);
  return isKept ? written : plainNumber(String(Number(Number(written).toPrecision(MOST_DIGITS))));
}

function columnNumber(reference) {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A column, counted from 0, as spreadsheet programs name it: 26 is AA. */
function lettersOf(column) {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function rangeOf(reference) {
  const [from, to = from] = reference.split(':');
  const row = address => Number(/\d+$/.exec(address)?.[0]);
  return { firstRow: row(from), lastRow: row(to), firstColumn: columnNumber(from), lastColumn: columnNumber(to) };
}

/** Whether a format shows days, months or years; hours, minutes and seconds alone are a time, and m beside them is minutes. */
function isDateFormat(id, custom) {
  const number = Number(id);
  if (!custom.has(id)) {
    return (number >= 14 && number <= 17) || number === 22 || (number >= 27 && number <= 31) || number === 36 || (number >= 50 && number <= 54) || number === 57 || number === 58;
  }
  const code = custom.get(id).replace(/"[^"]*("|$)|[\\_*].|\[(?![hms]+\])[^\]]*(\]|$)/gi, '');
  return /[yd]/i.test(code) || (/m/i.test(code.replace(/\[[^\]]*\]/g, '')) && !/[hs]/i.test(code) && !/\[[hms]+\]/i.test(code));
}

// Signs that XML cannot hold are written as _x000D_.
const unescapedText = text => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
