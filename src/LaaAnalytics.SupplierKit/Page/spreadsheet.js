// Spreadsheets (.xlsx): the cells of one sheet as texts. Values are read, formulas never run; macros, links to other files and document
// types are refused.
const SPREADSHEET_LIMITS = { rows: 1048576, columns: 256, cells: 8000000, texts: 2000000 };
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

const isZip = bytes => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
const childrenOf = (element, name) => [...(element?.children ?? [])].filter(child => child.localName === name);
const childOf = (element, name) => childrenOf(element, name)[0];

/** A spreadsheet whose sheets can be read one at a time. */
class SpreadsheetFile {
  /** Opens a file; an ArchiveFault says why it is not read. */
  static async open(bytes) {
    refuseArchive(bytes[0] === 0xd0 && bytes[1] === 0xcf, 'The spreadsheet is protected by a password, or of an old kind (.xls): save it as .xlsx without a password.');
    refuseArchive(!isZip(bytes), 'The file is not a spreadsheet.');
    const file = new SpreadsheetFile();
    file.zip = new ZipFile(bytes);
    const names = [...file.zip.parts.keys()].map(name => name.toLowerCase());
    refuseArchive(names.some(name => name.endsWith('vbaproject.bin')), 'The spreadsheet has macros: save it as .xlsx without them.');
    refuseArchive(names.some(name => name.includes('externallinks/')), 'The spreadsheet has links to other files: break them, or save the sheet as a file of its own.');
    await file.readBook();
    return file;
  }

  async readBook() {
    const types = await this.xml('[Content_Types].xml');
    const main = childrenOf(types, 'Override').find(type => type.getAttribute('ContentType') === MAIN_TYPE);
    refuseArchive(!main, 'The file is not a spreadsheet, or one with macros.');
    const path = main.getAttribute('PartName').replace(/^\//, '');
    const book = await this.xml(path);
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const relations = await this.xml(`${folder}_rels/${path.slice(folder.length)}.rels`);
    const targets = new Map(childrenOf(relations, 'Relationship').map(relation => [relation.getAttribute('Id'), targetOf(folder, relation)]));
    const typed = kind => childrenOf(relations, 'Relationship').filter(relation => relation.getAttribute('Type').endsWith(`/${kind}`)).map(relation => targetOf(folder, relation))[0];
    const start1904 = childOf(book, 'workbookPr')?.getAttribute('date1904');
    this.dayZero = start1904 === '1' || start1904 === 'true' ? '1904-01-01' : '1899-12-30';
    this.sheets = new Map(childrenOf(childOf(book, 'sheets'), 'sheet').map(sheet => [
      sheet.getAttribute('name'), targets.get(sheet.getAttributeNS('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'id'))]));
    this.texts = await this.textsOf(typed('sharedStrings'));
    this.dateStyles = await this.dateStylesOf(typed('styles'));
  }

  /** Names of the sheets, in the order of the file. */
  get sheetNames() {
    return [...this.sheets.keys()];
  }

  async xml(path) {
    const text = await this.zip.text(path);
    refuseArchive(text === null, 'The spreadsheet lacks a part that it needs.');
    refuseArchive(/<!(DOCTYPE|ENTITY)/i.test(text), 'The spreadsheet declares a document type, which none needs.');
    const parsed = new DOMParser().parseFromString(text.replace(/^\uFEFF/, ''), 'application/xml');
    refuseArchive(parsed.querySelector('parsererror') !== null, 'The spreadsheet is damaged.');
    return parsed.documentElement;
  }

  async textsOf(path) {
    const items = path && this.zip.parts.has(path) ? childrenOf(await this.xml(path), 'si') : [];
    refuseArchive(items.length > SPREADSHEET_LIMITS.texts, 'The spreadsheet holds more than this page reads.');
    return items.map(richText);
  }

  async dateStylesOf(path) {
    if (!path || !this.zip.parts.has(path)) {
      return [];
    }
    const styles = await this.xml(path);
    const custom = new Map(childrenOf(childOf(styles, 'numFmts'), 'numFmt').map(format => [format.getAttribute('numFmtId'), format.getAttribute('formatCode')]));
    return childrenOf(childOf(styles, 'cellXfs'), 'xf').map(style => isDateFormat(style.getAttribute('numFmtId') ?? '0', custom));
  }

  /** The records of a sheet, in the form of a CSV file's: line is the sheet's own row number. Empty rows are passed over. */
  async records(name) {
    const sheet = await this.xml(this.sheets.get(name));
    const rows = childrenOf(childOf(sheet, 'sheetData'), 'row');
    refuseArchive(rows.length > SPREADSHEET_LIMITS.rows, 'The sheet has more rows than this page reads.');
    let line = 0;
    let cells = 0;
    const read = [];
    for (const row of rows) {
      line = Number(row.getAttribute('r') ?? line + 1);
      const fields = this.fieldsOf(row);
      cells += fields.length;
      refuseArchive(cells > SPREADSHEET_LIMITS.cells, 'The sheet has more cells than this page reads.');
      if (fields.some(field => field !== '')) {
        read.push({ line, lines: 1, fields, fault: null });
      }
    }
    const width = (read[0]?.fields ?? []).reduce((last, field, at) => (field.trim() === '' ? last : at + 1), 0);
    read.forEach(record => padTo(record.fields, width));
    let at = 0;
    return { next: () => read[at++] ?? null };
  }

  fieldsOf(row) {
    const fields = [];
    for (const cell of childrenOf(row, 'c')) {
      const reference = cell.getAttribute('r');
      const place = reference ? columnNumber(reference) : fields.length;
      refuseArchive(!(place >= 0 && place < SPREADSHEET_LIMITS.columns), 'The sheet has more columns than this page reads.');
      padTo(fields, place);
      fields[place] = this.textOf(cell);
    }
    return fields;
  }

  textOf(cell) {
    const value = childOf(cell, 'v')?.textContent ?? '';
    switch (cell.getAttribute('t')) {
      case 's': return this.texts[Number(value)] ?? '';
      case 'inlineStr': return richText(childOf(cell, 'is'));
      case 'b': return value === '1' ? 'true' : 'false';
      case 'str': case 'e': return value;
      case 'd': return value.slice(0, 10);
      default: return value === '' ? '' : this.dateStyles[Number(cell.getAttribute('s') ?? 0)] ? this.dayOfSerial(value) : numberText(value);
    }
  }

  // A time of day is left out; a serial number that is no day of the calendar stays a number.
  dayOfSerial(value) {
    const days = Math.floor(Number(value));
    const isDay = days >= 1 && days < 80000;
    return isDay ? daysAfter(this.dayZero, this.dayZero === '1899-12-30' && days < 60 ? days + 1 : days) : numberText(value);
  }
}

function padTo(fields, length) {
  while (fields.length < length) {
    fields.push('');
  }
  while (fields.length > length && fields[fields.length - 1] === '') {
    fields.pop();
  }
}

function targetOf(folder, relation) {
  const target = relation.getAttribute('Target');
  return target.startsWith('/') ? target.slice(1) : folder + target;
}

// The runs of a text, without the reading aids that stand beside it.
function richText(element) {
  return [...(element?.getElementsByTagName('*') ?? [])]
    .filter(part => part.localName === 't' && part.parentNode.localName !== 'rPh').map(part => part.textContent).join('');
}

function columnNumber(reference) {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function isDateFormat(id, custom) {
  const number = Number(id);
  if (!custom.has(id)) {
    return (number >= 14 && number <= 17) || number === 22 || (number >= 27 && number <= 36) || (number >= 50 && number <= 58);
  }
  return /[yd]/i.test(custom.get(id).split(';')[0].replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, ''));
}

// As a spreadsheet shows it: fifteen significant digits, without exponent.
function numberText(value) {
  const number = Number(value);
  return value.trim() === '' || Number.isNaN(number) ? value : plainNumber(String(Number(number.toPrecision(15))));
}
