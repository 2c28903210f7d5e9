// ZIP archives: read within bounds (a spreadsheet is one), and written stored and dateless, so that the same package has the same bytes.
const ZIP_LIMITS = { file: 64 * 1048576, parts: 2000, part: 128 * 1048576, total: 256 * 1048576, ratio: 200, ratioFrom: 1048576 };
const END_MARK = 0x06054b50;
const PART_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const FIRST_DOS_DAY = 0x21;
const UTF8_NAMES = 0x0800;

// What would have been read in place of a spreadsheet that is refused (I45).
const INSTEAD = {
  password: 'an .xlsx file without a password, not of the old .xls kind',
  macros: 'a spreadsheet without macros',
  documentType: 'a spreadsheet without a document type declaration',
  large: 'a spreadsheet within the limits, packed and unpacked',
  outside: 'a spreadsheet whose parts lie within it',
  links: 'a spreadsheet without links to other files',
  unseen: 'a spreadsheet that keeps no data but that of its sheets: no pivot table, data model or file inside it',
  empty: 'a spreadsheet with a sheet of cells',
  damaged: 'a spreadsheet that is not damaged',
  other: 'an .xlsx file',
};

/** Why a spreadsheet is not read: the rule it breaks, and what was expected. */
class ArchiveFault extends Error {
  constructor(what, rule = 'I45') {
    super(`${RULES.get(rule).title}: expected ${expecting(rule, { what })}. ${RULES.get(rule).remedy}`);
    this.what = what;
    this.rule = rule;
  }
}

function refuseArchive(isFaulty, reason) {
  if (isFaulty) {
    throw new ArchiveFault(INSTEAD[reason]);
  }
}

/** The parts of an archive by name; none is inflated before it is asked for, and none beyond the bounds. */
class ZipFile {
  constructor(bytes) {
    refuseArchive(bytes.length > ZIP_LIMITS.file, 'large');
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.inflated = 0;
    this.parts = new Map();
    this.readDirectory();
  }

  readDirectory() {
    const { view } = this;
    let end = this.bytes.length - 22;
    while (end >= 0 && end > this.bytes.length - 65558 && view.getUint32(end, true) !== END_MARK) {
      end--;
    }
    refuseArchive(end < 0 || view.getUint32(end, true) !== END_MARK, 'other');
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    refuseArchive(count > ZIP_LIMITS.parts, 'large');
    for (let i = 0; i < count; i++) {
      refuseArchive(at + 46 > this.bytes.length || view.getUint32(at, true) !== PART_MARK, 'damaged');
      const length = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(this.bytes.subarray(at + 46, at + 46 + length));
      refuseArchive((view.getUint16(at + 8, true) & 1) === 1, 'password');
      refuseArchive(name.startsWith('/') || /[\\:]/.test(name) || name.split('/').includes('..'), 'outside');
      refuseArchive(this.parts.has(name), 'damaged');
      this.parts.set(name, { inflated: 0, method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), local: view.getUint32(at + 42, true) });
      at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  }

  /** The text of a part, or null where there is none. */
  async text(name) {
    const part = this.parts.get(name);
    return part ? new TextDecoder().decode(await this.inflate(part)) : null;
  }

  async inflate(part) {
    const { method, packed, local } = part;
    refuseArchive(local + 30 > this.bytes.length || this.view.getUint32(local, true) !== LOCAL_MARK, 'damaged');
    const start = local + 30 + this.view.getUint16(local + 26, true) + this.view.getUint16(local + 28, true);
    refuseArchive((method !== 0 && method !== 8) || start + packed > this.bytes.length, 'damaged');
    const content = this.bytes.subarray(start, start + packed);
    if (method === 0) {
      this.count(part, packed);
      return content;
    }
    // What really comes out is counted, never what the file says of itself.
    const chunks = [];
    let size = 0;
    const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    try {
      for await (const chunk of chunksOf(stream)) {
        size += chunk.length;
        this.count(part, size);
        chunks.push(chunk);
      }
    } catch (fault) {
      throw fault instanceof ArchiveFault ? fault : new ArchiveFault(INSTEAD.damaged);
    }
    return joined(chunks, size);
  }

  count(part, size) {
    // A part that is read again is counted once: a file may be checked as often as it takes.
    this.inflated += Math.max(0, size - part.inflated);
    part.inflated = Math.max(part.inflated, size);
    const isBomb = size > ZIP_LIMITS.part || this.inflated > ZIP_LIMITS.total || (size > ZIP_LIMITS.ratioFrom && size > part.packed * ZIP_LIMITS.ratio);
    refuseArchive(isBomb, 'large');
  }
}

async function* chunksOf(stream) {
  const reading = stream.getReader();
  try {
    for (let next = await reading.read(); !next.done; next = await reading.read()) {
      yield next.value;
    }
  } finally {
    await reading.cancel().catch(() => {});
  }
}

function joined(chunks, size) {
  const all = new Uint8Array(size);
  chunks.reduce((at, chunk) => {
    all.set(chunk, at);
    return at + chunk.length;
  }, 0);
  return all;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) {
    crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return crc;
});

const crc32 = bytes => (bytes.reduce((crc, byte) => CRC_TABLE[(crc ^ byte) & 255] ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

/** An archive of these files, [{ name, bytes }], stored as they are, without dates. */
function zipOf(files) {
  const chunks = [];
  const directory = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const label = UTF8.encode(name);
    const facts = [UTF8_NAMES, 0, 0, FIRST_DOS_DAY];
    const sizes = [crc32(bytes), bytes.length, bytes.length];
    const local = fieldsOf([[LOCAL_MARK], [20, ...facts], sizes, [label.length, 0]]);
    directory.push(fieldsOf([[PART_MARK], [20, 20, ...facts], sizes, [label.length, 0, 0, 0, 0], [0, at]]), label);
    chunks.push(local, label, bytes);
    at += local.length + label.length + bytes.length;
  }
  const size = directory.reduce((sum, chunk) => sum + chunk.length, 0);
  const end = fieldsOf([[END_MARK], [0, 0, files.length, files.length], [size, at], [0]]);
  return joined([...chunks, ...directory, end], at + size + end.length);
}

/** Little-endian fields in groups: the groups are of four bytes, then two, then four, and so on in turn. */
function fieldsOf(groups) {
  const widths = groups.map((group, place) => (place % 2 === 0 ? 4 : 2) * group.length);
  const view = new DataView(new ArrayBuffer(widths.reduce((sum, width) => sum + width, 0)));
  let at = 0;
  groups.forEach((group, place) => group.forEach(value => {
    if (place % 2 === 0) {
      view.setUint32(at, value, true);
    } else {
      view.setUint16(at, value, true);
    }
    at += place % 2 === 0 ? 4 : 2;
  }));
  return new Uint8Array(view.buffer);
}
