/** Words for the codes of the marts, and small helpers of the pages. No figure is made here. */

export const CHANGES = {
	improved: 'Improved',
	worsened: 'Worsened',
	higher: 'Higher',
	lower: 'Lower',
	unchanged: 'Unchanged',
	new: 'New',
	not_comparable: 'Not comparable'
};

export const STANDINGS = {
	stated: 'the committee paper of May 2023',
	attested: 'a public source',
	proposed: 'a proposal of this project'
};

export const POLARITIES = {
	higher_is_better: 'A higher figure is better',
	lower_is_better: 'A lower figure is better',
	none: 'Shown for information: neither higher nor lower is better'
};

export const REASONS = {
	no_cases: 'No cases in the period',
	not_supplied: 'Data not supplied',
	not_available: 'Latest data older than the allowed lag',
	not_yet_due: 'Not yet due',
	suppressed_at_source: 'Withheld by the publisher (small number)'
};

/** improvement, concern, neutral or common, of the type of a point. */
export const kindOf = (type) => (type ?? '').split('_')[0];

/** The mark that stands for a withheld figure, status or change. */
export const WITHHELD = '[c]';

/** The rows of an Evidence query as a plain array, also before it has answered. */
export const rowsOf = (query) => (query ? Array.from(query, (row) => ({ ...row })) : []);

export const changeWord = (code) => CHANGES[code] ?? WITHHELD;

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
