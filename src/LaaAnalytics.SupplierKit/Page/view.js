// Small words for building the page: nothing is ever written as markup, so that no cell of a file can become part of the page.
const at = id => document.getElementById(id);
const numberWords = number => number.toLocaleString('en-GB');
const rowsInWords = number => `${numberWords(number)} ${number === 1 ? 'row' : 'rows'}`;

/** Says something in a place of the page; what went wrong is set apart. */
function say(place, text, isBad = false) {
  at(place).textContent = text;
  at(place).classList.toggle('bad', isBad);
}

/** An element with members and children; children are elements or texts. */
function make(name, members = {}, ...children) {
  const element = Object.assign(document.createElement(name), members);
  element.append(...children);
  return element;
}

function optionsOf(pairs, chosen) {
  return pairs.map(([value, text]) => make('option', { value, textContent: text, selected: value === chosen }));
}

/** A table of texts; a column whose name starts with > holds numbers, one with = words that are not broken. */
function textTable(caption, names, rows) {
  const looks = names.map(name => (name.startsWith('>') ? 'number' : name.startsWith('=') ? 'short' : ''));
  return make('table', {},
    make('caption', { textContent: caption }),
    make('thead', {}, make('tr', {}, ...names.map((name, place) => make('th', { scope: 'col', textContent: name.replace(/^[>=]/, ''), className: looks[place] })))),
    make('tbody', {}, ...rows.map(row => make('tr', {}, ...row.map((text, place) => make('td', { textContent: text, className: looks[place] }))))));
}

/** Offers bytes as a file to save. */
function save(name, bytes, type) {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = make('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
