// The finished package: the table's own columns and nothing else, and the manifest that the platform reads (docs/extract-package.md).
const quotedIfNeeded = value => (/[",\r\n]|^ | $/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/**
 * The table as CSV. A refused row travels as an empty one: the platform refuses and counts it again, so that what it holds about
 * that row does not end, but none of its values leaves this computer.
 */
function csvOf({ delivery, rows }) {
  const columns = delivery.table.columns.map(column => column.name);
  const isUsed = columns.map((_, place) => columns[place] && rows.some(row => row && row[place] !== ''));
  const places = columns.map((_, place) => place).filter(place => isUsed[place] || delivery.table.columns[place].required);
  const lines = rows.map(row => places.map(place => (row ? quotedIfNeeded(row[place]) : '')).join(','));
  return `${[places.map(place => columns[place]).join(','), ...lines].join('\r\n')}\r\n`;
}

/** The files of the package, [{ name, bytes }], of a check that accepted its file. */
async function packageOf(verdict) {
  const supplied = verdict[SUPPLIED];
  const { table, supplier, agreement, mode, period, observedTo, areas } = supplied.delivery;
  const csv = UTF8.encode(csvOf(supplied));
  const manifest = {
    supplier,
    ...(agreement ? { agreement } : {}),
    resources: [{
      path: `${table.name}.csv`,
      sha256: await sha256Of(csv),
      table: table.name,
      mode,
      ...(period ? { period } : {}),
      ...(observedTo ? { observed_to: observedTo } : {}),
      ...(areas.length > 0 ? { areas } : {}),
      rows: verdict.rowsRead,
    }],
  };
  return [
    { name: 'datapackage.json', bytes: UTF8.encode(`${JSON.stringify(manifest, null, 2)}\n`) },
    { name: `${table.name}.csv`, bytes: csv },
  ];
}

/** Name of the package's archive: who, what, from when. */
function packageName(verdict) {
  const { supplier, table, period } = verdict[SUPPLIED].delivery;
  return `${[supplier, table.name, period?.start].filter(Boolean).join('-').replace(/[^A-Za-z0-9_.-]/g, '-')}.zip`;
}
