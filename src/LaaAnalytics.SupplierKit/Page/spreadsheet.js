// Spreadsheets (.xlsx): the cells of one sheet as texts. Values are read, formulas never run; macros, links to other files and document
// types are refused.
const SPREADSHEET_LIMITS = { rows: 1048576, columns: 16384, cells: 8000000, texts: 2000000 };
const UNSEEN_DATA = ['pivotcache', 'embeddings/', 'oleobject', 'xl/model/', 'activex'];
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
    refuseArchive(names.some(name => UNSEEN_DATA.some(word => name.includes(word))), 'The spreadsheet keeps data that no sheet shows (a pivot table, a data model or a file inside it): copy the values into a new one.');
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
    // Only sheets that are shown are offered; nothing of the others travels.
    const shownSheets = childrenOf(childOf(book, 'sheets'), 'sheet').filter(sheet => (sheet.getAttribute('state') ?? 'visible') === 'visible');
    this.sheets = new Map(shownSheets.map(sheet => [
      sheet.getAttribute('name'), targets.get(sheet.getAttributeNS('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'id'))]));
    this.texts = await this.textsOf(typed('sharedStrings'));
    this.dateStyles = await this.dateStylesOf(typed('styles'));
  }

  /** Names of the sheets that are shown, in the order of the file. */
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

  /** The records of a sheet from the row of its header, in the form of a CSV file's; line is the sheet's own row number. */
  async records(name, headerRow, decimal) {
    return new SheetRecords(await this.xml(this.sheets.get(name)), this, headerRow, decimal);
  }
}

function targetOf(folder, relation) {
  const target = relation.getAttribute('Target');
  return target.startsWith('/') ? target.slice(1) : folder + target;
}

// The runs of a text, without the reading aids that stand beside it.
function richText(element) {
  return [...(element?.getElementsByTagName('*') ?? [])]
    .filter(part => part.localName === 't' && part.parentNode.localName !== 'rPh').map(part => unescapedText(part.textContent)).join('');
}
