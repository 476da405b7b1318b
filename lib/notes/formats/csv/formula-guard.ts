/**
 * Makes a cell harmless to spreadsheets, which run a cell as a formula when it begins with one of `= + - @`. An
 * apostrophe goes before such a character at the beginning of the cell, and also where a program that takes `;`, tab,
 * `|` or a line break for the end of a cell (Excel in most of Europe) would begin another one. Spaces, quotes and
 * invisible characters before it do not count.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function guarded(cell: string): string {
  return cell.replace(FORMULA, "'$&").replace(BREAK_FIRST, "'$&")
}

/** The cell as it was before `guarded`. */
export function unguarded(cell: string): string {
  return cell.replace(GUARDED_BREAK, '').replace(GUARDED_FORMULA, '')
}

/** With the full-width forms, which Excel takes in Japanese, and the small ones. */
const SIGNS = '=+\\-@＝＋－＠﹦﹢﹣﹫'
const BEFORE = `(?:^|[;|\\t\\r\\n])[\\s\\p{Cc}\\p{Cf}"]*`
// Characters before a sign are checked only at a sign, so that long runs of other characters cost nothing.
const FORMULA = new RegExp(`[${SIGNS}](?<=${BEFORE}'*.)`, 'gu')
const GUARDED_FORMULA = new RegExp(`'(?=[${SIGNS}])(?<=${BEFORE}'+)`, 'gu')
/** Some programs leave out a tab or line break at the beginning, and then look at what follows. */
const BREAK_FIRST = /^'*[\t\r\n]/
const GUARDED_BREAK = /^'(?='*[\t\r\n])/
