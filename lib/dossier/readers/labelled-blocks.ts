import type { DocBlock, ParsedDocument } from './block'
import { isRule, rowOfLine } from './rows'

/** Autoresearch's line of labels: `HIGH | MEDIUM` below a heading is the confidence and the depth of its section. */
export const LEVEL_LABELS = /^\s*\**(HIGH|MEDIUM|LOW)\**\s*\|\s*\**(HIGH|MEDIUM|LOW)\**\s*$/

/**
 * Parses an Autoresearch document as copied from its page: each line is a paragraph, a heading begins with `#` or has
 * labels below it, and a short line without a punctuation mark at its end is a heading within a section.
 */
export function labelledBlocks(text: string): ParsedDocument {
  const lines = text.split(/\r\n?|\n/)
  const blocks: DocBlock[] = []
  for (const [index, whole] of lines.entries()) {
    const trimmed = whole.trim()
    const block = blockOf(trimmed, lines, index)
    if (trimmed.startsWith('|') && isRule(trimmed)) for (const cell of blocks.at(-1)?.cells ?? []) cell.isHead = true
    else if (block?.kind === 'row') blocks.push(rowOfLine(block.text, index + 1))
    else if (block) blocks.push({ ...block, line: index + 1, links: [] })
  }
  return { blocks, title: blocks[0]?.text, references: new Map() }
}

function blockOf(
  line: string,
  lines: readonly string[],
  index: number,
): Pick<DocBlock, 'kind' | 'text' | 'level'> | null {
  if (line === '' || /^[|\s:-]+$/.test(line)) return null
  const heading = /^(#{1,6})\s*(?!\d+\b\s*$)(\S.*)$/.exec(line)
  if (heading) return { kind: 'heading', text: heading[2] ?? '', level: (heading[1] ?? '').length > 2 ? 3 : 2 }
  if (line.startsWith('|')) return { kind: 'row', text: line }
  const item = /^(?:[-*•]|\d{1,3}[.)](?!.{160}))\s+(\S.*)$/.exec(line)
  if (item) return { kind: 'item', text: item[1] ?? '' }
  if (/^\[[^\]\s]{1,20}\]\s/.test(line)) return { kind: 'text', text: line }
  if (LEVEL_LABELS.test(lines[index + 1] ?? '')) return { kind: 'heading', text: line, level: 2 }
  // "Uncertainty:" opens a list; other short lines without a full stop or a source are headings.
  if (line.length <= 120 && !/[.!?:;,)\]]["”’]?$/.test(line) && !LEVEL_LABELS.test(line)) {
    return { kind: 'heading', text: line, level: isKnownPart(line) ? 2 : 3 }
  }
  return { kind: 'text', text: line }
}

/** Returns whether a line is a fixed heading of the page, which ends the section before it. */
function isKnownPart(line: string): boolean {
  return /^(?:sources?|references|source quality|related videos|about this research|sections)$/i.test(line)
}
