// Tells direct identifiers by their form and check digits, and headers that promise one: the same forms as the platform's privacy gate.
const IDENTIFIER_KINDS = ['nhs', 'nino', 'pnc', 'email', 'postcode'];
const IDENTIFIER_WORDS = {
  nhs: 'NHS numbers', nino: 'National Insurance numbers', pnc: 'PNC identifiers', email: 'e-mail addresses', postcode: 'full postcodes',
};
const DECISIVE_PERCENT = 90;
const LEAST_NHS_NUMBERS = 2;
const PNC_LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

const UTF8 = new TextEncoder();
const isAscii = text => !/[^\0-\x7f]/.test(text);
const byteLength = text => (isAscii(text) ? text.length : UTF8.encode(text).length);
const isDigit = code => code >= 48 && code <= 57;

/** What a value, trimmed and not empty, looks like; null for no identifier. */
function identifierOf(value) {
  const text = isAscii(value) ? value : String.fromCharCode(...UTF8.encode(value.slice(0, 300)));
  if (text.length < 5 || text.length > 254) {
    return null;
  }
  const first = text.charCodeAt(0);
  if (isDigit(first)) {
    if (isNhsNumber(text)) {
      return 'nhs';
    }
    if (isPnc(text)) {
      return 'pnc';
    }
  } else if (/^[A-Za-z]/.test(text)) {
    if (isNationalInsurance(text)) {
      return 'nino';
    }
    if (isPostcode(text)) {
      return 'postcode';
    }
  }
  return isEmail(text) ? 'email' : null;
}

// Weights 10 to 2; the check digit is 11 minus the sum modulo 11.
function isNhsNumber(text) {
  if (!/^(\d{10}|\d{3}[ -]\d{3}[ -]\d{4})$/.test(text)) {
    return false;
  }
  const digits = [...text.replace(/[ -]/g, '')].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0);
  return (11 - (sum % 11)) % 11 === digits[9];
}

function isNationalInsurance(text) {
  const packed = text.replaceAll(' ', '').toUpperCase();
  return /^[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]$/.test(packed) && !/^(BG|GB|NK|KN|TN|NT|ZZ)/.test(packed);
}

// Check letter by (two digits of the year and seven of the serial number) modulo 23.
function isPnc(text) {
  const parts = /^(?:\d\d)?(\d\d)\/(\d{1,7})(.)$/s.exec(text);
  return parts !== null
    && PNC_LETTERS[(Number(parts[1]) * 10000000 + Number(parts[2])) % PNC_LETTERS.length] === parts[3].toUpperCase();
}

function isPostcode(text) {
  return text.length <= 8 && /^(A9|A99|AA9|AA99|A9A|AA9A)$/.test(outwardForm(text.replaceAll(' ', '').toUpperCase()));
}

function outwardForm(packed) {
  const parts = /^([A-Z0-9]{2,4})\d[ABD-HJLNP-UW-Z]{2}$/.exec(packed);
  return parts ? parts[1].replace(/[A-Z]/g, 'A').replace(/\d/g, '9') : '';
}

function isEmail(text) {
  const at = text.indexOf('@');
  const dot = text.lastIndexOf('.');
  return at > 0 && !text.includes(' ') && !text.slice(at + 1).includes('@') && dot > at + 1 && dot < text.length - 2;
}

/** What part of a file's name looks like, or null: pieces between separators, written together or with the stroke that such names cannot hold. */
function identifierInFileName(name) {
  const stem = name.replace(/\.[^.]*$/, '');
  return identifierInPieces(stem.split(/[ \t_,;()[\]{}+-]+/), 5) ?? identifierInPieces(stem.split(/[ \t_,;()[\]{}+.-]+/), 5) ?? identifierInPieces(stem.match(/[0-9]+/g) ?? [], 1);
}

function identifierInPieces(split, most) {
  const pieces = split.filter(Boolean);
  for (let start = 0; start < pieces.length; start++) {
    for (let end = start + 1; end <= Math.min(start + most, pieces.length); end++) {
      const run = pieces.slice(start, end);
      const kind = identifierOf(run.join('')) ?? identifierOf(run.join('/'));
      if (kind) {
        return kind;
      }
    }
  }
  return null;
}

/** A file's name as it may be shown: its place and ending where part of it looks like an identifier. */
const shownFile = (name, position) => (identifierInFileName(name) ? `file ${position}${/\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? ''}` : name);

/** A sentence for whoever may rename the file, or null. */
function fileNameWarning(name, position) {
  const kind = identifierInFileName(name);
  return kind === null ? null
    : `${shownFile(name, position)}: part of its name has the form of ${IDENTIFIER_WORDS[kind]}, so the name is not shown. Rename the file: names of files are read by everybody who handles them.`;
}

/** Whether a header names a direct identifier. */
function headerIsIdentifier(header) {
  const phrase = headerPhrase(header);
  const words = phrase.split(' ');
  return !HEADER_WORDS.exceptions.has(phrase)
    && (HEADER_WORDS.phrases.has(phrase)
      || [...HEADER_WORDS.starts].some(start => phrase === start || phrase.startsWith(start + ' '))
      || words.some(word => HEADER_WORDS.words.has(word))
      || HEADER_WORDS.words.has(words.join('')));
}

// Lower-case words, one blank between them; words begin at dobDay, NHSNo and surname1 too.
function headerPhrase(header) {
  const isUpper = sign => /\p{Lu}/u.test(sign);
  const isLower = sign => /\p{Ll}/u.test(sign);
  const isNumber = sign => /\p{Nd}/u.test(sign);
  const isWord = sign => /[\p{L}\p{Nd}]/u.test(sign);
  let phrase = '';
  let before = ' ';
  for (let i = 0; i < header.length; i++) {
    const sign = header[i];
    const startsWord = (isUpper(sign) && (isLower(before) || (isUpper(before) && i + 1 < header.length && isLower(header[i + 1]))))
      || (isNumber(sign) !== isNumber(before) && isWord(before));
    if ((startsWord || !isWord(sign)) && phrase.length > 0 && !phrase.endsWith(' ')) {
      phrase += ' ';
    }
    if (isWord(sign)) {
      phrase += sign.toLowerCase();
    }
    before = sign;
  }
  return phrase.trimEnd();
}

/** Counts how many values of one column look like an identifier. */
class ColumnScan {
  constructor(field, column) {
    this.field = field;
    this.column = column;
    this.values = 0;
    this.found = Object.fromEntries(IDENTIFIER_KINDS.map(kind => [kind, 0]));
  }

  take(value) {
    const kind = identifierOf(value);
    this.values++;
    if (kind) {
      this.found[kind]++;
    }
    return kind;
  }

  pass() {
    this.values++;
  }

  /** What the column mostly holds, or null. */
  verdict() {
    const suspect = IDENTIFIER_KINDS.reduce((sum, kind) => sum + this.found[kind], 0);
    if (suspect === 0 || suspect * 100 < this.values * DECISIVE_PERCENT) {
      return null;
    }
    const most = IDENTIFIER_KINDS.reduce((best, kind) => (this.found[kind] > this.found[best] ? kind : best));
    return most === 'nhs' && this.found.nhs < LEAST_NHS_NUMBERS ? null : most;
  }
}
