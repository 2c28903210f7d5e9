// Spreadsheets (.xlsx): the cells of one sheet as texts. Values are read, formulas never run; macros, links to other files and document
// types are refused.
const SPREADSHEET_LIMITS = { rows: 1048576, columns: 16384, cells: 8000000, texts: 2000000 };
const REFUSED_PARTS = [['vba', 'macros'], ['macro', 'macros'], ['activex', 'macros'], ['externallink', 'links'], ['pivotcache', 'unseen'], ['embeddings/', 'unseen'],
  ['oleobject', 'unseen'], ['xl/model/', 'unseen']];
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

const isZip = bytes => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
const childrenOf = (element, name) => [...(element?.children ?? [])].filter(child => child.localName === name);
const childOf = (element, name) => childrenOf(element, name)[0];

/** A spreadsheet whose sheets can be read one at a time. */
class SpreadsheetFile {
  /** Opens a file; an ArchiveFault says why it is not read. */
  static async open(bytes) {
    refuseArchive(bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0, 'password');
    refuseArchive(!isZip(bytes), 'other');
    const file = new SpreadsheetFile();
    file.zip = new ZipFile(bytes);
    [...file.zip.parts.keys()].forEach(refusePart);
    await file.readBook();
    return file;
  }

  async readBook() {
    const types = await this.xml('[Content_Types].xml');
    const main = childrenOf(types, 'Override').find(type => type.getAttribute('ContentType') === MAIN_TYPE);
    childrenOf(types, 'Override').forEach(type => refusePart(type.getAttribute('ContentType') ?? ''));
    refuseArchive(!main, 'empty');
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
    refuseArchive(text === null, 'damaged');
    refuseArchive(/<!(DOCTYPE|ENTITY)/i.test(text), 'documentType');
    const parsed = new DOMParser().parseFromString(text.replace(/^\uFEFF/, ''), 'application/xml');
    refuseArchive(parsed.querySelector('parsererror') !== null, 'damaged');
    return parsed.documentElement;
  }

  async textsOf(path) {
    const items = path && this.zip.parts.has(path) ? childrenOf(await this.xml(path), 'si') : [];
    refuseArchive(items.length > SPREADSHEET_LIMITS.texts, 'large');
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

  /** The sheet that a mapping names, or the only one that is shown. */
  sheetOf({ sheet }) {
    const names = this.sheetNames;
    const found = sheet === undefined ? (names.length === 1 ? names[0] : undefined)
      : names.find(name => name.trim().toLowerCase() === sheet.trim().toLowerCase());
    if (found === undefined) {
      throw new ArchiveFault(sheet === undefined ? 'a single sheet that is shown, or the name of one in the mapping' : 'the sheet that the mapping names, and that it is shown', 'I49');
    }
    return found;
  }

  /** The records of the sheet that a mapping names, in the form of a CSV file's; line is the sheet's own row number. */
  async records(mapping) {
    return new SheetRecords(await this.xml(this.sheets.get(this.sheetOf(mapping))), this, mapping);
  }
}

function refusePart(name) {
  const refused = REFUSED_PARTS.find(([word]) => name.toLowerCase().includes(word));
  refuseArchive(refused !== undefined, refused?.[1]);
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
