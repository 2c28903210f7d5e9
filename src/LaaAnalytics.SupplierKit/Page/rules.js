// What the platform itself checks by, as it stood when this page was made: tables, rules, words of headers, and who it was made for.
const embedded = id => JSON.parse(document.getElementById(id).textContent);
const TABLES = embedded('tables');
const RULES = new Map(embedded('rules').map(rule => [rule.id, rule]));
const HEADER_WORDS = Object.fromEntries(Object.entries(embedded('headers')).map(([name, words]) => [name, new Set(words)]));
const KIT = embedded('kit');

const MOST_LISTED = 100000;
const TOLERATED_ONE_IN = 100;

const tableOf = name => TABLES.find(table => table.name === name);
const columnOf = (table, name) => table.columns.find(column => column.name === name);

/** What a rule expects, with its places filled in. */
function expecting(id, facts = {}) {
  return Object.entries(facts).reduce((text, [place, value]) => text.replaceAll(`{${place}}`, value), RULES.get(id).expected);
}

/** Everything that was refused, in reading order: file, line, column and rule, never a value. */
class Findings {
  constructor() {
    this.all = [];
    this.counts = new Map();
    this.blocking = new Set();
  }

  get isBlocked() {
    return this.blocking.size > 0;
  }

  /** Adds a finding by a rule; a rule of scope load refuses the whole file. */
  add(rule, line, column, facts) {
    if (RULES.get(rule).scope === 'load') {
      this.blocking.add(rule);
    }
    this.addRow(rule, line, column, facts);
  }

  /** Adds a finding that refuses its row only. */
  addRow(rule, line, column, facts) {
    this.counts.set(rule, (this.counts.get(rule) ?? 0) + 1);
    if (this.all.length < MOST_LISTED) {
      this.all.push({ rule, line, column, expected: expecting(rule, facts) });
    }
  }
}
