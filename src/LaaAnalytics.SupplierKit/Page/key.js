// Person keys: the first 32 hexadecimal digits of HMAC-SHA-256 of the normalised identifier under the key that the suppliers share.
const KEY_SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const KEY_GROUP = 5;
const DRAWN_SIGNS = 30;
const PRINTED_KEY = 'PAPER-PAPER-PAPER-PAPER-PAPER-PAPER-JW7AE';
const KEY_SOURCE = 'Get it from the supplier who made it, or press \u201cMake a new key\u201d.';

const isPrintable = text => /^[ -~]+$/.test(text);
const groupedKey = signs => signs.match(/.{1,5}/g).join('-');

/** The signs of a key as it was typed: blanks, dashes and the case of letters do not count. */
const keySigns = key => key.replace(/[ \t\u00A0-]/g, '').replace(/[a-z]/g, letter => letter.toUpperCase());

/** Five signs that show every single wrong sign, and every two neighbours that changed places. */
function checkSigns(drawn) {
  let rest = [...drawn].reduce((sum, sign) => (sum * 31 + KEY_SIGNS.indexOf(sign) + 1) % 30 ** 5, 0);
  let check = '';
  for (let i = 0; i < KEY_GROUP; i++, rest = Math.floor(rest / KEY_SIGNS.length)) {
    check = KEY_SIGNS[rest % KEY_SIGNS.length] + check;
  }
  return check;
}

/** What is wrong with a shared key, or null: only a key that was made at random is taken, never words of one's own. */
function keyFault(key) {
  const signs = keySigns(key);
  return signs === '' ? `Type the shared key: seven groups of five letters and digits. ${KEY_SOURCE}`
    : [...signs].some(sign => !KEY_SIGNS.includes(sign)) ? `This is not a shared key: it holds signs that no key has. Words of your own are not taken, because they can be guessed. ${KEY_SOURCE}`
    : signs.length < DRAWN_SIGNS + KEY_GROUP ? `${signs.length} of the key\u2019s ${DRAWN_SIGNS + KEY_GROUP} letters and digits ${signs.length === 1 ? 'is' : 'are'} there. ${KEY_SOURCE}`
    : signs.length > DRAWN_SIGNS + KEY_GROUP ? `This is longer than a shared key, which has ${DRAWN_SIGNS + KEY_GROUP} letters and digits. ${KEY_SOURCE}`
    : signs.slice(DRAWN_SIGNS) !== checkSigns(signs.slice(0, DRAWN_SIGNS)) ? 'A letter or digit of the key is wrong or out of place. Compare it with the key that you were given.'
    : groupedKey(signs) === PRINTED_KEY ? `This key is printed in the manual and protects nobody. ${KEY_SOURCE}`
    : null;
}

/** The bytes that a key without fault stands for. */
const keyBytes = key => UTF8.encode(groupedKey(keySigns(key)));

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
  const digits = await hmacDigits(keyBytes(key), UTF8.encode('key check'), 3);
  return digits.toUpperCase().match(/../g).join(' ');
}

/** The person keys of these texts, by text. */
async function personKeys(key, texts) {
  const material = await crypto.subtle.importKey('raw', keyBytes(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
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

/** A new key: thirty signs drawn at random (147 bits) and five that check them, in groups that can be read aloud. */
function newKey() {
  let drawn = '';
  while (drawn.length < DRAWN_SIGNS) {
    // Bytes beyond the last whole run of the signs would favour the first of them.
    const byte = crypto.getRandomValues(new Uint8Array(1))[0];
    if (byte < 256 - (256 % KEY_SIGNS.length)) {
      drawn += KEY_SIGNS[byte % KEY_SIGNS.length];
    }
  }
  return groupedKey(drawn + checkSigns(drawn));
}

/** SHA-256 of bytes, lower-case hexadecimal. */
const sha256Of = async bytes => hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
