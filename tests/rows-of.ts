/** Returns the rows of a table in text: a row a line, its cells between "|". Blanks beside a "|" are part of the cell. */
export const rowsOf = (table: string): string[][] =>
  table.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trimStart().split('|')]))
