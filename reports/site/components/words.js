/** Small helpers of the pages. Every word and figure is a label of the tables. */

/** The kind of a point by its type: improvement, concern, neutral or common. */
export const kindOf = (type) => (type ?? '').split('_')[0];

/** The mark of a withheld figure, status or change. */
export const WITHHELD = '[c]';

/** The rows of an Evidence query as a plain array; empty before it has run. */
export const rowsOf = (query) => (query ? Array.from(query, (row) => ({ ...row })) : []);

export const capital = (text) => (text ? text.charAt(0).toUpperCase() + text.slice(1) : '');

export const valueText = (row) => row?.value_label ?? 'No value';

export const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** Indicator numbers in the order of the report: 3.2 before 3.10. */
export const byNumber = (a, b) => {
	const [x, y] = [a, b].map((row) => row.indicator_id.split('.').map(Number));
	return x[0] - y[0] || x[1] - y[1];
};

export const groupBy = (rows, key) => {
	const groups = new Map();
	for (const row of rows) {
		const name = row[key];
		groups.set(name, [...(groups.get(name) ?? []), row]);
	}
	return groups;
};

export const indicatorPath = (edition, id) => `/${edition}/indicators/${id}/`;
