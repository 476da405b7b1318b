/** One of several highlights in a cell; what is not given is empty. */
interface CellHighlight {
  quote: string
  note: string
  color: string
  created: string
}

/**
 * Splits a cell with several highlights, as in tables of Raindrop and Diigo: each begins with "Highlight:" and may have
 * lines with "Note:", "Color:" and "Created:"; without such labels each is a paragraph.
 */
export function highlightsIn(cell: string): CellHighlight[] {
  const lines = cell.split(/\r\n?|\n/)
  const isLabelled = lines.some((line) => labelOf(line)?.field === 'quote')
  const highlights: CellHighlight[] = []
  let field: keyof CellHighlight | null = null
  for (const line of lines) {
    const label = isLabelled ? labelOf(line) : null
    if (label ? label.field === 'quote' : field === null && line.trim() !== '')
      highlights.push({ quote: '', note: '', color: '', created: '' })
    if (label || field === null) field = label?.field ?? 'quote'
    const highlight = highlights.at(-1)
    if (highlight) highlight[field] += `\n${label?.words ?? line}`
    if (!isLabelled && line.trim() === '') field = null
  }
  return highlights
    .map(({ quote, note, color, created }) => ({
      ...{ quote: quote.trim(), note: note.trim(), color: color.trim(), created: created.trim() },
    }))
    .filter(({ quote, note }) => quote !== '' || note !== '')
}

function labelOf(line: string): { field: keyof CellHighlight; words: string } | null {
  const [, name = '', words = ''] = /^\s*(\w{4,12})\s?:(.*)$/.exec(line) ?? []
  const field = FIELDS.get(name.toLowerCase())
  return field === undefined ? null : { field, words }
}

const FIELDS = new Map<string, keyof CellHighlight>([
  ['highlight', 'quote'],
  ['quote', 'quote'],
  ['note', 'note'],
  ['comment', 'note'],
  ['annotation', 'note'],
  ['color', 'color'],
  ['colour', 'color'],
  ['created', 'created'],
])
