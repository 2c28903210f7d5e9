// Mapping files, read as strictly as the platform reads them (docs/mappings.md). Known here alone are "identifier", the column that
// person_key is made from, and columns told by their place (from 1) in a file of "columnsOfFile" columns, because their headers may be
// values. A file that needs these must never reach the platform, which therefore refuses them.
const MAPPING_MEMBERS = {
  table: 'text', supplier: 'text', agreement: 'text', mode: 'text', period: 'object', observed_to: 'text', areas: 'texts', encoding: 'text',
  delimiter: 'text', decimal: 'text', drop: 'textsOrPlaces', columns: 'object', identifier: 'textOrPlace', columnsOfFile: 'number', sheet: 'text', headerRow: 'number', lastRow: 'number', untilBlank: 'flag',
};
const COLUMN_MEMBERS = {
  from: 'textOrPlace', constant: 'text', format: 'textOrTexts', codes: 'object', codesDefault: 'text', whenBlank: 'text', scale: 'number', year: 'object',
};
const MODES = ['full', 'delta', 'correction'];
const NO_MAPPING = Object.freeze({ encoding: 'utf-8', delimiter: ',', decimal: '.', drop: [], columns: {} });

/** A sentence about a file that steers the page, which cannot mean what it says. */
class SteeringFault extends Error {}

function insist(isSo, place, sentence) {
  if (!isSo) {
    throw new SteeringFault(`${place}: ${sentence}`);
  }
}

const isText = value => typeof value === 'string';
const isPlace = value => Number.isInteger(value) && value >= 1;
const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const isKind = {
  text: isText,
  number: value => typeof value === 'number',
  flag: value => typeof value === 'boolean',
  texts: value => Array.isArray(value) && value.every(isText),
  textOrPlace: value => isText(value) || isPlace(value),
  textsOrPlaces: value => Array.isArray(value) && value.every(isKind.textOrPlace),
  textOrTexts: value => isText(value) || (Array.isArray(value) && value.every(isText)),
  object: isObject,
};

const trimmedName = name => (isText(name) ? name.trim() : name);

/** The mapping with the headers of a file in place of numbers; columns told by place are left out where the file has not as many columns. */
function withHeaders(mapping, headers) {
  const isAlike = mapping.columnsOfFile === headers.length;
  const nameOf = name => (isText(name) || name === undefined ? name : isAlike ? headers[name - 1] : undefined);
  const columns = Object.entries(mapping.columns).map(([column, source]) => [column, { ...source, ...(isText(source.from) ? {} : { from: nameOf(source.from) }) }])
    .filter(([, source]) => source.from !== undefined || source.constant !== undefined);
  return { ...mapping, columns: Object.fromEntries(columns), identifier: nameOf(mapping.identifier), drop: mapping.drop.map(nameOf).filter(isText) };
}

/** Whether a mapping tells columns by place, and not of a file like this. */
const isOfOtherFile = (mapping, headers) => mapping.columnsOfFile !== undefined && mapping.columnsOfFile !== headers.length;

function insistOnMembers(value, members, place) {
  insist(isObject(value), place, 'an object in braces is needed.');
  for (const [name, member] of Object.entries(value)) {
    // A file of another kind may have people for members.
    insist(Object.hasOwn(members, name), place, 'it has a member that this form does not know.');
    insist(isKind[members[name]](member), place, `${name} is not of the kind described.`);
  }
}

/** Reads the text of a mapping file; its columns are checked once the table is known. */
function readMapping(text, file) {
  let json;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new SteeringFault(`${file}: this is not valid JSON.`);
  }
  insist(!Object.hasOwn(json, 'rows'), file, 'it makes several rows of one, which this page does not: send the spreadsheet itself, if it names nobody.');
  insistOnMembers(json, MAPPING_MEMBERS, file);
  const mapping = { ...NO_MAPPING, ...json };
  insist(['utf-8', 'windows-1252'].includes(mapping.encoding), file, 'encoding is utf-8 or windows-1252.');
  insist(['.', ','].includes(mapping.decimal), file, 'decimal is . or ,');
  insist(/^([\p{P}\p{S}]|\t)$/u.test(mapping.delimiter) && isAscii(mapping.delimiter) && !'".-'.includes(mapping.delimiter), file, 'delimiter is one of , ; | tab or another such sign.');
  insist(mapping.mode === undefined || MODES.includes(mapping.mode), file, 'mode is full, delta or correction.');
  insist(mapping.observed_to === undefined || isIsoDay(mapping.observed_to), file, 'observed_to is a day, yyyy-MM-dd.');
  if (mapping.period !== undefined) {
    insistOnMembers(mapping.period, { start: 'text', end: 'text' }, file);
    insist(isIsoDay(mapping.period.start) && isIsoDay(mapping.period.end), file, 'period has a start and an end, yyyy-MM-dd.');
  }
  const { sheet, headerRow = 1, lastRow } = mapping;
  insist(sheet === undefined || sheet.trim() !== '', file, 'sheet is blank.');
  insist(Number.isInteger(headerRow) && headerRow >= 1, file, "headerRow is a row's number, from 1.");
  insist(lastRow === undefined || (Number.isInteger(lastRow) && lastRow > headerRow), file, 'lastRow is below headerRow.');
  insist(!mapping.drop.includes('*'), file, 'drop names each column; there is no way to drop all others.');
  insist(new Set(mapping.drop.map(trimmedName)).size === mapping.drop.length, file, 'drop names a column twice.');
  return mapping;
}

/** Checks the mapping's columns against the table. */
function checkMapping(mapping, file, table) {
  for (const [name, source] of Object.entries(mapping.columns)) {
    const column = columnOf(table, name);
    insist(column !== undefined, file, `it names a column that ${table.name} does not have.`);
    checkSource(source, column, `${file}, ${name}`);
  }
  const read = new Set(Object.values(mapping.columns).map(source => trimmedName(source.from)));
  insist(!mapping.drop.some(name => read.has(trimmedName(name))), file, 'a column is both read and dropped.');
}

function checkSource(source, column, place) {
  insistOnMembers(source, COLUMN_MEMBERS, place);
  const { from, constant, format, codes, codesDefault, whenBlank, scale, year } = source;
  const isNumber = ['wholeNumber', 'decimalNumber', 'probability'].includes(column.kind);
  const others = [format, codes, codesDefault, whenBlank, scale, year];
  insist((from === undefined) !== (constant === undefined), place, 'one of from and constant is needed, not both.');
  insist(constant === undefined || others.every(member => member === undefined), place, 'a constant stands alone.');
  insist(trimmedName(from) !== '', place, 'from is blank.');
  insist(format === undefined || column.kind === 'date', place, 'format is for dates.');
  insist(year === undefined || (column.kind === 'date' && format === undefined), place, 'year is for dates, and without format.');
  if (year !== undefined) {
    insistOnMembers(year, { startMonth: 'number', offsetYears: 'number' }, place);
    const { startMonth, offsetYears = 0 } = year;
    const isWithin = Number.isInteger(startMonth) && startMonth >= 1 && startMonth <= 12 && Number.isInteger(offsetYears) && Math.abs(offsetYears) <= 10;
    insist(isWithin, place, 'startMonth is 1 to 12, offsetYears -10 to 10.');
  }
  insist(scale === undefined || isNumber, place, 'scale is for numbers.');
  insist(scale === undefined || (scale > 0 && scale <= 1000000), place, 'scale is above 0, up to 1000000.');
  insist(codesDefault === undefined || codes !== undefined, place, 'codesDefault needs codes.');
  if (codes !== undefined) {
    const sources = Object.keys(codes).map(code => code.trim());
    insist(Object.values(codes).every(isText), place, 'codes are texts.');
    insist(!sources.includes(''), place, 'a blank source value is what whenBlank is for.');
    insist(new Set(sources).size === sources.length, place, 'two of the codes differ by blanks alone.');
    Object.values(codes).forEach(target => checkValue(target, column, place, 'the right side of codes', true));
  }
  checkFormats(format === undefined ? [] : [format].flat(), place);
  checkValue(constant, column, place, 'constant', false);
  checkValue(whenBlank, column, place, 'whenBlank', false);
  checkValue(codesDefault, column, place, 'codesDefault', true);
}

function checkFormats(formats, place) {
  insist(formats.every(format => dateFormatOf(format) !== null), place,
    'a format has yyyy, one of MM, M and MMM, one of dd and d, perhaps HH, mm, ss, and signs between them.');
  // 03/04/2009 would be two days, depending on which of the two is tried first.
  const shapes = formats.map(format => format.replaceAll('M', 'd').replaceAll('dd', 'd'));
  insist(new Set(shapes).size === shapes.length, place, 'two of the formats can read the same text.');
}

function checkValue(value, column, place, member, mayBeBlank) {
  if (value !== undefined && !(mayBeBlank && value === '')) {
    const plain = plainReader(column);
    insist(value === value.trim() && takes(column, value), place, `${member} is not a value that the column takes: ${expecting(plain.rule, plain.facts)}.`);
  }
}
