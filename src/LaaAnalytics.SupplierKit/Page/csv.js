// Records of a CSV file: RFC 4180 quotes, any line ends, empty lines passed over, physical line numbers.
const LONGEST_RECORD = 1048576;
const HEAD_BYTES = 4096;
const OTHER_KINDS = /\.(xls|xlsb|ods|zip|gz|7z|rar|tar|bz2|xz|zst|accdb|mdb|sav|dta|pdf|doc|docx|parquet)$/i;

/** The rule that the file's name or first bytes break, or null where it may be CSV. */
function brokenByKind(name, bytes) {
  const head = bytes.subarray(0, HEAD_BYTES);
  return OTHER_KINDS.test(name) ? 'I35' : head.length === 0 ? 'I01' : isUtf16(head) ? 'I02' : isBinary(head) ? 'I35' : null;
}

function isUtf16(head) {
  if (head.length >= 2 && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))) {
    return true;
  }
  // Without a mark: every second byte of Latin text is zero.
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < head.length; i += 2) {
    even += head[i] === 0 ? 1 : 0;
    odd += head[i + 1] === 0 ? 1 : 0;
  }
  const half = Math.floor(head.length / 2);
  const most = Math.floor((half * 9) / 10);
  const few = Math.floor(half / 10);
  return half > 0 && ((odd > most && even < few) || (even > most && odd < few));
}

function isBinary(head) {
  const marks = [[0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6], [0x25, 0x50, 0x44, 0x46], [0x1f, 0x8b], [0xd0, 0xcf, 0x11, 0xe0], [0x28, 0xb5, 0x2f, 0xfd],
    [0x37, 0x7a, 0xbc, 0xaf], [0x50, 0x41, 0x52, 0x31]];
  return marks.some(mark => mark.every((byte, i) => head[i] === byte)) || head.filter(byte => byte === 0).length > Math.floor(head.length / 10);
}

/** Reads records one after another; a record is { line, lines, fields, fault }, fault being null, 'quotes', 'tooLong', 'nul' or 'encoding'. */
class CsvRecords {
  constructor(bytes, encoding, delimiter) {
    const decoded = encoding === 'windows-1252' ? new TextDecoder('windows-1252').decode(bytes) : decodedUtf8(bytes);
    // Bytes that are not UTF-8 are split as bytes, and each record is then decoded by itself.
    this.isBytes = decoded === null;
    this.text = decoded ?? binaryText(bytes);
    this.delimiter = delimiter.charCodeAt(0);
    this.at = 0;
    this.line = 1;
  }

  /** The next record, or null at the end. */
  next() {
    this.passEmptyLines();
    if (this.at >= this.text.length) {
      return null;
    }
    const start = this.at;
    const line = this.line;
    const fields = [];
    let isGood = true;
    do {
      isGood = this.readField(fields) && isGood;
    } while (this.text.charCodeAt(this.at) === this.delimiter && ++this.at);
    const raw = this.text.slice(start, this.at);
    this.line += (raw.match(/\r\n|\r|\n/g) ?? []).length;
    this.passLineEnd();
    const fault = this.faultOf(raw, isGood);
    return { line, lines: 1 + (raw.match(/\n/g) ?? []).length, fields: this.isBytes ? fields.map(decodedLoosely) : fields, fault };
  }

  passEmptyLines() {
    while (this.at < this.text.length && this.passLineEnd()) {
      // Nothing stands on an empty line.
    }
  }

  passLineEnd() {
    const code = this.text.charCodeAt(this.at);
    if (code !== 13 && code !== 10) {
      return false;
    }
    this.at += code === 13 && this.text.charCodeAt(this.at + 1) === 10 ? 2 : 1;
    this.line++;
    return true;
  }

  /** Reads one field up to its delimiter or line end; false where its quotes are wrong. */
  readField(fields) {
    if (this.text[this.at] !== '"') {
      const plain = this.untilEnd();
      fields.push(plain);
      return !plain.includes('"');
    }
    let value = '';
    for (this.at++; ;) {
      const quote = this.text.indexOf('"', this.at);
      if (quote < 0) {
        this.at = this.text.length;
        fields.push(value);
        return false;
      }
      value += this.text.slice(this.at, quote);
      this.at = quote + 1;
      if (this.text[this.at] !== '"') {
        break;
      }
      value += '"';
      this.at++;
    }
    const tail = this.untilEnd();
    fields.push(value + tail);
    return tail === '';
  }

  untilEnd() {
    const start = this.at;
    for (; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code === this.delimiter || code === 10 || code === 13) {
        break;
      }
    }
    return this.text.slice(start, this.at);
  }

  faultOf(raw, isGood) {
    const isTooLong = raw.length > LONGEST_RECORD || (raw.length * 3 > LONGEST_RECORD && !this.isBytes && byteLength(raw) > LONGEST_RECORD);
    return isTooLong ? 'tooLong'
      : !isGood ? 'quotes'
      : raw.includes('\0') ? 'nul'
      : this.isBytes && !isUtf8(raw) ? 'encoding'
      : null;
  }
}

function decodedUtf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function binaryText(bytes) {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const parts = [];
  for (let i = start; i < bytes.length; i += 32768) {
    parts.push(String.fromCharCode(...bytes.subarray(i, i + 32768)));
  }
  return parts.join('');
}

const bytesOfBinary = text => Uint8Array.from(text, sign => sign.charCodeAt(0));
const isUtf8 = text => isAscii(text) || decodedUtf8(bytesOfBinary(text)) !== null;
const decodedLoosely = text => (isAscii(text) ? text : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOfBinary(text)));
