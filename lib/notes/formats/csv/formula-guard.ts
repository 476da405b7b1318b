/**
 * Makes a cell harmless to spreadsheets, which run a cell as a formula when it begins with one of `= + - @`. An
 * apostrophe is put before such a character at the beginning of the cell, and also after `;`, tab, `|` or a line break,
 * which some programs (Excel in most of Europe: `;`) read as the end of a cell. Spaces, quotes and invisible characters
 * before the sign are ignored.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function guardCell(cell: string): string {
  return cell.replace(FORMULA, "'$&").replace(BREAK_FIRST, "'$&")
}

/** Reverses `guardCell`. */
export function unguardCell(cell: string): string {
  return cell.replace(GUARDED_BREAK, '').replace(GUARDED_FORMULA, '')
}

/** The signs that begin a formula, with the full-width forms, which Excel accepts in Japanese, and the small forms. */
const SIGNS = '=+\\-@＝＋－＠﹦﹢﹣﹫'
const BEFORE = `(?:^|[;|\\t\\r\\n])[\\s\\p{Cc}\\p{Cf}"]*`
// The lookbehind comes after the sign, so that it runs only at a sign: long runs of other characters cost nothing.
const FORMULA = new RegExp(`[${SIGNS}](?<=${BEFORE}'*.)`, 'gu')
const GUARDED_FORMULA = new RegExp(`'(?=[${SIGNS}])(?<=${BEFORE}'+)`, 'gu')
/** A tab or line break at the beginning: some programs drop it and read the rest as the beginning of the cell. */
const BREAK_FIRST = /^'*[\t\r\n]/
const GUARDED_BREAK = /^'(?='*[\t\r\n])/
