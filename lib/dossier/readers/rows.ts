import type { DocBlock, Cell, Link } from './block'

export function rowOf(cells: Cell[], line: number): DocBlock {
  return { kind: 'row', text: `| ${cells.map(({ text }) => text).join(' | ')} |`, line, links: [], cells }
}

/** Adds a paragraph or a line to a cell, after "; " if the cell has text: each is a value of its own. */
export function addToCell(cell: Cell, { text, links }: Pick<DocBlock, 'text' | 'links'>): void {
  if (cell.text !== '' && text.trim() !== '') cell.text += '; '
  const by = cell.text.length
  cell.links.push(...links.map(({ start, end, url }) => ({ start: start + by, end: end + by, url })))
  cell.text += text
}

/** Parses a line of a table in Markdown or plain text. Links get offsets into the text of their cell. */
export function rowOfLine(text: string, line: number, links: readonly Link[] = []): DocBlock {
  const start = /^\s*\|?/.exec(text)?.[0].length ?? 0
  const cells: Cell[] = []
  let at = start
  for (const piece of text
    .slice(start)
    .replace(/\|\s*$/, '')
    .split('|')) {
    const from = at + (piece.length - piece.trimStart().length)
    const cell = piece.trim()
    cells.push({ text: cell, links: linksBetween(links, from, from + cell.length), isHead: false })
    at += piece.length + 1
  }
  return rowOf(cells, line)
}

/** Returns the rest of a text from an offset on, with the links in it. */
export function textFrom(
  { text, links }: Pick<DocBlock, 'text' | 'links'>,
  start: number,
): Pick<DocBlock, 'text' | 'links'> {
  return { text: text.slice(start), links: linksBetween(links, start, text.length) }
}

/** Returns the links within a part of a text, with offsets into that part. */
export function linksBetween(links: readonly Link[], start: number, end: number): Link[] {
  return links
    .filter((link) => link.start >= start && link.end <= end)
    .map((link) => ({ ...link, start: link.start - start, end: link.end - start }))
}

/** Returns whether a line separates the head of a table from its rows: `|---|:--:|`. */
export function isRule(text: string): boolean {
  return /^[|\s:+=-]*$/.test(text) && /[-=]/.test(text)
}

const ENTRY = /^\s*(?:[[(【]?\^?(?:[A-Z]{1,3}\d{0,3}|\d{1,3}|[a-z])[\])】.:]?|[¹²³⁰⁴-⁹]{1,3}|[*†‡]{1,3})\s+\S/

/** Returns whether lines (below a possible line "Sources") are sources: all with a label, half with an address. */
export function areEntries(lines: readonly string[]): boolean {
  const own = /^\W*\p{L}[\p{L} ]{3,30}\W*$/u.test(lines[0] ?? '') ? lines.slice(1) : lines
  return (
    own.length > 1 &&
    own.every((line) => ENTRY.test(line)) &&
    own.filter((line) => /https?:\/\//.test(line)).length >= own.length / 2
  )
}
