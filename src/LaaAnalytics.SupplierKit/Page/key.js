// Person keys: the first 32 hexadecimal digits of HMAC-SHA-256 of the normalised identifier under the key that the suppliers share.
const SHORTEST_KEY = 20;
const LONGEST_KEY = 200;
const FEWEST_DIFFERENT = 10;
const KEY_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const trimmedKey = key => key.replace(/^ +| +$/g, '');
const isPrintable = text => /^[ -~]+$/.test(text);

/** What is wrong with a shared key, or null. */
function keyFault(key) {
  const text = trimmedKey(key);
  return text.length < SHORTEST_KEY ? `The key needs at least ${SHORTEST_KEY} signs; ${text.length} ${text.length === 1 ? 'is' : 'are'} there.`
    : text.length > LONGEST_KEY ? `The key may have ${LONGEST_KEY} signs at most.`
    : !isPrintable(text) ? 'The key may hold letters, digits and signs of the keyboard only, without accents.'
    : new Set(text).size < FEWEST_DIFFERENT ? `The key needs at least ${FEWEST_DIFFERENT} different signs.`
    : null;
}

/** The identifier as it is hashed: without blanks, letters in upper case; null where nothing is left or it holds other signs. */
function normalisedIdentifier(text) {
  const packed = text.replace(/[ \t\u00A0]/g, '').replace(/[a-z]/g, letter => letter.toUpperCase());
  return isPrintable(packed) ? packed : null;
}

const hexOf = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

/** The first bytes of HMAC-SHA-256 as lower-case hexadecimal digits. */
async function hmacDigits(key, message, bytes) {
  const material = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return hexOf(new Uint8Array(await crypto.subtle.sign('HMAC', material, message)).subarray(0, bytes));
}

/** Six digits in pairs by which two clerks tell over the telephone that they typed the same key. */
async function keyFingerprint(key) {
  const digits = await hmacDigits(UTF8.encode(trimmedKey(key)), UTF8.encode('key check'), 3);
  return digits.toUpperCase().match(/../g).join(' ');
}

/** The person keys of these texts, by text. */
async function personKeys(key, texts) {
  const material = await crypto.subtle.importKey('raw', UTF8.encode(trimmedKey(key)), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const keys = new Map();
  for (const text of new Set(texts)) {
    const identifier = normalisedIdentifier(text);
    if (identifier !== null) {
      const signed = await crypto.subtle.sign('HMAC', material, UTF8.encode(identifier));
      keys.set(text, hexOf(new Uint8Array(signed).subarray(0, 16)));
    }
  }
  return keys;
}

/** Reads identifiers as the person keys made of them. */
const hashedReader = keys => reader('I12', {}, text => keys.get(text) ?? REFUSED);

/** A new key of 171 bits, in groups that can be read aloud. */
function newKey() {
  const signs = [];
  while (signs.length < 35) {
    // Bytes beyond the last whole run of the alphabet would favour its first signs.
    const byte = crypto.getRandomValues(new Uint8Array(1))[0];
    if (byte < 256 - (256 % KEY_ALPHABET.length)) {
      signs.push(KEY_ALPHABET[byte % KEY_ALPHABET.length]);
    }
  }
  return signs.join('').match(/.{5}/g).join('-');
}

/** SHA-256 of bytes, lower-case hexadecimal. */
const sha256Of = async bytes => hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
