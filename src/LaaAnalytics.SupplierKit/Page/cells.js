// Readers of cells: a text, trimmed and not empty, becomes the value as the package writes it, BLANK, or REFUSED by the reader's rule.
const BLANK = Symbol('blank');
const REFUSED = Symbol('refused');
const UNMAPPED = 'UNMAPPED';
const LONGEST_TEXT = 250;
const GREATEST_WHOLE_NUMBER = 2147483647;

const reader = (rule, facts, read) => ({ rule, facts, read });
const matching = (rule, form) => reader(rule, {}, text => (form.test(text) ? text : REFUSED));

/** Reads values of a column in the table's own form. */
const plainReader = column => kindReader(column, [ISO], '.');

/** Whether the column takes the value in its own form. */
function takes(column, value) {
  return column.kind === 'code' ? column.codes.includes(value) : value.length > 0 && typeof plainReader(column).read(value) === 'string';
}

/** Reads values of a column as the mapping says. */
function mappedReader(column, source, decimal) {
  if (column.kind === 'code') {
    return codeReader(column, source.codes ?? null, source.codesDefault ?? null);
  }
  const formats = source.format === undefined ? [ISO] : [source.format].flat();
  let inner = source.year ? yearReader(source.year) : kindReader(column, formats, decimal);
  inner = source.scale === undefined ? inner : scaledReader(inner, column.kind, source.scale, decimal);
  return source.codes ? recodedReader(inner, plainReader(column), source.codes, source.codesDefault ?? null) : inner;
}

function kindReader(column, formats, decimal) {
  switch (column.kind) {
    case 'person': return reader('I12', {}, text => (/^[0-9A-Fa-f]{32}$/.test(text) ? text.toLowerCase() : REFUSED));
    case 'key': return matching('I13', /^[A-Za-z0-9_.:-]{1,64}$/);
    case 'area': return matching('I14', /^[A-Za-z0-9_-]{1,24}$/);
    case 'date': return dateReader(formats);
    case 'code': return codeReader(column, null, null);
    case 'wholeNumber': return wholeNumberReader(column.min ?? 0, column.max ?? GREATEST_WHOLE_NUMBER);
    case 'decimalNumber': return reader('I10', { decimal }, text => decimalText(text, decimal));
    case 'probability': return reader('I16', { decimal }, text => probabilityText(text, decimal));
    case 'boolean': return reader('I15', {}, yesOrNo);
    case 'text': return textReader(column.max ?? LONGEST_TEXT);
    default: throw new Error(`no reader for ${column.kind}`);
  }
}

function dateReader(patterns) {
  const formats = patterns.map(dateFormatOf);
  return reader('I07', { what: `a day from ${FIRST_YEAR} to ${LAST_YEAR} as ${patterns.join(' or ')}` }, text => {
    for (const format of formats) {
      const day = format(text);
      if (day) {
        return day;
      }
    }
    return REFUSED;
  });
}

function yearReader({ startMonth, offsetYears = 0 }) {
  return reader('I07', { what: 'a year of four digits' },
    text => (/^\d{4}$/.test(text) ? dayOf(Number(text) + offsetYears, startMonth, 1) ?? REFUSED : REFUSED));
}

function codeReader(column, codes, otherwise) {
  const known = new Map(codes === null ? column.codes.map(code => [code, code]) : Object.entries(codes).map(([from, to]) => [from.trim(), to]));
  const other = otherwise ?? (column.codes.includes(UNMAPPED) ? UNMAPPED : REFUSED);
  return reader('I11', { codes: codes === null ? column.codes.join(', ') : 'the codes that the mapping lists' }, text => {
    const code = known.get(text) ?? other;
    return code === '' ? BLANK : code;
  });
}

function recodedReader(inner, plain, codes, otherwise) {
  const known = new Map(Object.entries(codes).map(([from, to]) => [from.trim(), to]));
  return reader(inner.rule, inner.facts, text => {
    const value = known.get(text) ?? otherwise;
    return value === null ? inner.read(text) : value === '' ? BLANK : plain.read(value);
  });
}

function wholeNumberReader(min, max) {
  return reader('I09', { min: String(min), max: String(max) }, text => {
    const value = /^-?\d{1,18}$/.test(text) ? Number(text) : NaN;
    return value >= min && value <= max ? String(value === 0 ? 0 : value) : REFUSED;
  });
}

function yesOrNo(text) {
  return /^(1|y|yes|true)$/i.test(text) && isAscii(text) ? 'true' : /^(0|n|no|false)$/i.test(text) && isAscii(text) ? 'false' : REFUSED;
}

function textReader(longest) {
  return reader('I17', { max: String(longest) },
    text => (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/u.test(text) && (text.length <= longest || [...text].length <= longest) ? text : REFUSED));
}

/** An optional minus, up to twelve digits, a decimal sign and up to thirty decimals; null for anything else. */
function fractionOf(text, decimal) {
  const parts = (decimal === '.' ? /^(-?)(\d{0,12})(?:\.(\d{1,30}))?$/ : /^(-?)(\d{0,12})(?:,(\d{1,30}))?$/).exec(text);
  if (!parts || (parts[2] === '' && parts[3] === undefined)) {
    return null;
  }
  const decimals = parts[3] ?? '';
  const millionths = BigInt(`0${parts[2]}${decimals.slice(0, 6).padEnd(6, '0')}`);
  return { isNegative: parts[1] === '-', millionths, isExact: /^0*$/.test(decimals.slice(6)) };
}

function decimalText(text, decimal) {
  const fraction = fractionOf(text, decimal);
  return fraction?.isExact ? (fraction.isNegative && fraction.millionths > 0n ? '-' : '') + withPoint(fraction.millionths, 6) : REFUSED;
}

// Kept to four decimals, half away from zero; what was cut off after six cannot lift a number over the half of the fourth.
function probabilityText(text, decimal) {
  const one = 1000000n;
  const fraction = fractionOf(text, decimal);
  const isTaken = fraction && !fraction.isNegative && (fraction.millionths < one || (fraction.millionths === one && fraction.isExact));
  return isTaken ? withPoint((fraction.millionths + 50n) / 100n, 4) : REFUSED;
}

/** Digits with so many decimals, without zeros at their end. */
function withPoint(digits, decimals) {
  const text = digits.toString().padStart(decimals + 1, '0');
  const tail = text.slice(text.length - decimals).replace(/0+$/, '');
  return text.slice(0, text.length - decimals) + (tail && `.${tail}`);
}

/** Numbers that are multiplied by a factor before they are read. */
function scaledReader(inner, kind, factor, decimal) {
  const [times, timesPlaces] = digitsOf(plainNumber(factor));
  return reader(inner.rule, inner.facts, text => {
    const plain = text.replaceAll(decimal, '.');
    if (byteLength(text) > 64 || (decimal !== '.' && text.includes('.')) || !/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) {
      return REFUSED;
    }
    const [number, places] = digitsOf(plain.replace(/^[+-]/, ''));
    if (number > BigInt(GREATEST_WHOLE_NUMBER) * 10n ** BigInt(places)) {
      return REFUSED;
    }
    const most = kind === 'decimalNumber' ? 6 : 28;
    const kept = roundedTo(number * times, places + timesPlaces, most);
    const sign = plain.startsWith('-') && kept > 0n ? '-' : '';
    return inner.read((sign + withPoint(kept, most)).replace('.', decimal));
  });
}

function digitsOf(text) {
  const [whole, decimals = ''] = text.split('.');
  return [BigInt(`0${whole}${decimals}`), decimals.length];
}

function roundedTo(digits, places, most) {
  if (places <= most) {
    return digits * 10n ** BigInt(most - places);
  }
  const unit = 10n ** BigInt(places - most);
  return (digits + unit / 2n) / unit;
}

/** A number of a JSON or spreadsheet file as digits and a point, without exponent. */
function plainNumber(number) {
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/i.exec(String(number));
  if (!parts) {
    return String(number);
  }
  const [, sign, whole, decimals = '', exponent] = parts;
  const point = whole.length + Number(exponent);
  const digits = (whole + decimals).padStart(whole.length + decimals.length + Math.max(0, 1 - point), '0').padEnd(point, '0');
  const place = Math.max(point, 1);
  const tail = digits.slice(place).replace(/0+$/, '');
  return sign + digits.slice(0, place) + (tail && `.${tail}`);
}
