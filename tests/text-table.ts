/**
 * Returns the rows of a table: a row a line, its cells between "|". Blanks beside a "|" are part of the cell, and a value
 * that is put in stays one cell, whatever it has.
 */
export function textTable(table: TemplateStringsArray, ...values: string[]): string[][] {
  const text = String.raw({ raw: table }, ...values.map((_, n) => `\ue000${n}\ue000`))
  const put = (cell: string) => cell.replace(/\ue000(\d+)\ue000/g, (_, n) => values[Number(n)] ?? '')
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trimStart().split('|').map(put)]))
}
