// The fifth and sixth step: what was found, by line, column and rule, and what the package will hold. Never a value.
const MOST_SHOWN = 500;

/** Rules that need what the platform holds, and those that this page cannot break because it writes the manifest itself. */
function showLater() {
  const rules = [...RULES.values()].filter(rule => rule.needsHeld);
  at('later').replaceChildren(...rules.map(rule => make('li', { textContent: `${rule.id} ${rule.title}: ${rule.text}` })));
}

async function showVerdict(verdict, choices) {
  const { accepted, rowsRead, rowsRefused, blocking } = verdict;
  at('verdict').textContent = accepted ? 'Ready to send' : 'Not ready to send';
  at('verdict').className = accepted ? 'good' : 'bad';
  at('verdict-more').textContent = !accepted ? `${rowsRefused > 0 ? `${numberWords(rowsRefused)} of ${rowsInWords(rowsRead)} ${rowsRefused === 1 ? 'is' : 'are'} refused. ` : ''}Mend what is listed below in your own file or in the choices above, then check again. It stops at ${blocking.map(id => `${RULES.get(id).title.toLowerCase()} (${id})`).join(', ')}.`
    : rowsRefused > 0 ? `${numberWords(rowsRefused)} of ${rowsInWords(rowsRead)} are refused, which is within one in a hundred. Mend them if you can; otherwise each travels as an empty row, so that its number is told and its values are not.`
    : `${rowsRead === 1 ? 'The one row passes' : `All ${rowsInWords(rowsRead)} pass`} every rule that can be checked here.`;
  at('found').replaceChildren(...foundTables(verdict));
  at('result').hidden = false;
  at('save-part').hidden = !accepted;
  if (accepted) {
    await showContents(verdict, choices);
  }
  at('verdict').focus();
}

function foundTables({ findings, counts, unmapped }) {
  const parts = [];
  if (unmapped.length > 0) {
    parts.push(make('p', { textContent: `Codes that are not known are kept as UNMAPPED: ${unmapped.map(([column, values]) => `${numberWords(values)} in ${column}`).join(', ')}.` }));
  }
  if (findings.length > 0) {
    const rules = counts.map(([id, count]) => [id, RULES.get(id).title, numberWords(count), RULES.get(id).remedy]);
    parts.push(textTable('What was found', ['=Rule', 'Title', '>Times', 'What to do'], rules));
    const rows = findings.slice(0, MOST_SHOWN).map(({ line, column, rule, expected }) => [line > 0 ? numberWords(line) : 'file', column, rule, expected]);
    const isCut = findings.length > MOST_SHOWN;
    parts.push(textTable(`Where it was found${isCut ? ` (the first ${MOST_SHOWN})` : ''}`, ['>Line', 'Column', '=Rule', 'Expected'], rows));
    const list = make('button', { type: 'button', textContent: 'Save this list (.csv)' });
    list.addEventListener('click', () => save(`${shownFile(state.name, 1)}.rejections.csv`, UTF8.encode(rejectionsOf(findings)), 'text/csv'));
    parts.push(make('p', { className: 'buttons' }, list));
  }
  return parts;
}

// As the platform writes it: every value in quotes, and none that a spreadsheet would run as a formula.
function rejectionsOf(findings) {
  const quoted = text => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const rows = findings.map(({ line, column, rule, expected }) => [shownFile(state.name, 1), line > 0 ? String(line) : '', column, rule, expected, RULES.get(rule).remedy]);
  return `\uFEFF${[['file', 'line', 'column', 'rule', 'expected', 'remedy'], ...rows].map(row => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

async function showContents(verdict, choices) {
  const supplied = verdict[SUPPLIED];
  const csv = csvOf(supplied);
  const columns = csv.slice(0, csv.indexOf('\r\n')).split(',');
  const identifier = choices.identifier < 0 ? null : choices.names[choices.identifier];
  const leftOut = choices.unused.filter(field => choices.leaveOut.has(field)).map(field => choices.names[field]);
  const facts = [
    ['Package', packageName(verdict)],
    ['Rows', `${numberWords(verdict.rowsRead)}${verdict.rowsRefused > 0 ? `, of which ${numberWords(verdict.rowsRefused)} empty` : ''}`],
    ['Columns in it', columns.join(', ')],
    ...(identifier === null ? [] : [['Person key', `made from ${identifier}, which is not in the package`]]),
    ...(leftOut.length === 0 ? [] : [['Left out', leftOut.join(', ')]]),
  ];
  at('contents').replaceChildren(...facts.flatMap(([term, text]) => [make('dt', { textContent: term }), make('dd', { textContent: text })]));
}
