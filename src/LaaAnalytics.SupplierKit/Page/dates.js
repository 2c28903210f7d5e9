// Days in a format such as dd/MM/yyyy. Parts: yyyy; MM, M, MMM (Jan to Dec); dd, d; HH, mm, ss are checked and left out. The rest stands for itself.
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const ISO = 'yyyy-MM-dd';
const DATE_PARTS = ['yyyy', 'MMM', 'MM', 'M', 'dd', 'd', 'HH', 'mm', 'ss'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const two = number => String(number).padStart(2, '0');

/** The day as yyyy-MM-dd, or null where the calendar has none or its year is out of range. */
function dayOf(year, month, day) {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) {
    return null;
  }
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return day > days ? null : `${year}-${two(month)}-${two(day)}`;
}

function datePartsOf(pattern) {
  const parts = [];
  for (let i = 0; i < pattern.length;) {
    const part = DATE_PARTS.find(known => pattern.startsWith(known, i)) ?? pattern[i];
    parts.push(part);
    i += part.length;
  }
  return parts;
}

/** A format of dates: a function from text to yyyy-MM-dd or null; null where the pattern does not name a single day. */
function dateFormatOf(pattern) {
  const parts = datePartsOf(pattern);
  const once = names => parts.filter(part => names.includes(part)).length === 1;
  const isDay = once(['yyyy']) && once(['MM', 'M', 'MMM']) && once(['dd', 'd'])
    && !parts.some(part => part.length === 1 && /\p{L}/u.test(part) && part !== 'M' && part !== 'd');
  return isDay ? text => readDay(parts, text) : null;
}

function readDay(parts, text) {
  const found = {};
  let at = 0;
  for (const part of parts) {
    const [width, most] = { yyyy: [4, 4], MM: [2, 2], dd: [2, 2], HH: [2, 2], mm: [2, 2], ss: [2, 2], M: [1, 2], d: [1, 2] }[part] ?? [0, 0];
    if (part === 'MMM') {
      const name = text.slice(at, at + 3).toLowerCase();
      found.MMM = isAscii(name) ? MONTHS.findIndex(month => month.slice(0, 3).toLowerCase() === name) + 1 : 0;
      if (found.MMM === 0) {
        return null;
      }
      at += 3;
    } else if (most > 0) {
      let end = at;
      while (end < text.length && end - at < most && isDigit(text.charCodeAt(end))) {
        end++;
      }
      found[part] = Number(text.slice(at, end));
      if (end - at < width || (part === 'HH' && found.HH > 23) || ((part === 'mm' || part === 'ss') && found[part] > 59)) {
        return null;
      }
      at = end;
    } else if (text[at] !== part || !isAscii(part)) {
      return null;
    } else {
      at++;
    }
  }
  return at === text.length ? dayOf(found.yyyy, found.MMM ?? found.MM ?? found.M, found.dd ?? found.d) : null;
}

const dateOf = iso => new Date(`${iso}T00:00:00Z`);
const isoOf = date => date.toISOString().slice(0, 10);

/** The day so many days later. */
const daysAfter = (iso, days) => isoOf(new Date(dateOf(iso).getTime() + days * 86400000));

/** Whether the text is a day of the calendar as yyyy-MM-dd. */
const isIsoDay = text => typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(dateOf(text).getTime()) && isoOf(dateOf(text)) === text;

/** A day in words: 30 September 2009. */
const dayInWords = iso => `${Number(iso.slice(8))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${Number(iso.slice(0, 4))}`;

/** A period, whose end is the first day after it, in words: January to March 2009. */
function periodInWords({ start, end }) {
  const last = daysAfter(end, -1);
  if (!start.endsWith('-01') || !end.endsWith('-01')) {
    return start === last ? dayInWords(start) : `${dayInWords(start)} to ${dayInWords(last)}`;
  }
  const month = iso => MONTHS[Number(iso.slice(5, 7)) - 1];
  const lastMonth = `${month(last)} ${last.slice(0, 4)}`;
  return start.slice(0, 4) !== last.slice(0, 4) ? `${month(start)} ${start.slice(0, 4)} to ${lastMonth}`
    : month(start) === month(last) ? lastMonth
    : `${month(start)} to ${lastMonth}`;
}
