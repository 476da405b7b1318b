import { type DocBlock, type ParsedDocument, SOURCES_HEADING, areSources, isTableRule, rowOf, rowOfLine } from './block'
import { textMarksInSentences } from './list-marks'
import { hyphenedWords, keepsHyphen, REST_OF_DIVIDED_WORD } from '@/lib/text/divided-words'

/**
 * Parses the blocks of a plain text: blank lines separate paragraphs, which may be wrapped; headings are in capitals,
 * underlined, numbered, or short lines between blank lines.
 */
export function plainBlocks(text: string): ParsedDocument {
  // Removes the dots after a label: "Length .........: 5 m".
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^(\s*\p{Lu}[\p{L} ]{2,30}?) ?\.{3,}:? *(?=\S)/u, '$1: '))
  const blocks: DocBlock[] = []
  let inSources = false
  for (const { from, to } of groupsOf(lines)) {
    const group = lines.slice(from, to)
    for (const block of blocksOfGroup(group, from + 1, { isFirst: blocks.length === 0, inSources })) {
      if (block.kind === 'heading')
        inSources =
          SOURCES_HEADING.test(block.text) ||
          (inSources && /^\W*(?:tier|primary|secondary|tertiary)\b/i.test(block.text))
      blocks.push(block)
    }
  }
  return { blocks, references: new Map() }
}

export function hasMarkdown(text: string): boolean {
  return /^#{1,6} \S|\]\(https?:|^\[\^[^\]\s]{1,40}\]:|(?:^|\s)\*\*\S|^```|^\|.*\|\s*$/m.test(text.slice(0, 200_000))
}

function* groupsOf(lines: readonly string[]): Generator<{ from: number; to: number }> {
  let from = -1
  for (let index = 0; index <= lines.length; index += 1) {
    const isBlank = (lines[index] ?? '').trim() === ''
    if (!isBlank && from < 0) from = index
    if (isBlank && from >= 0) {
      yield { from, to: index }
      from = -1
    }
  }
}

const BULLET = /^\s*(?:[-*•–·◦▪]|\(?\d{1,3}[.)]|\([a-z]\)|[a-z]\))\s+(?=\S)/
/** "1974-11-16  The message is sent": an entry of a log. */
const DATED_LOG_ENTRY = /^(\d{4}(?:-\d\d){0,2})(?: {2,}|\t+)(?=\S)/
const ENTRY_MARK = /^\s*(?:\[[^\]\s]{1,20}\](?!\()|【\d{1,4}】)/
const FIELD = /^\s*\p{Lu}[\p{L}\d &/'()-]{0,40}:(?:\s|$)/u

/** A heading between rules: "[09:14:40] --- LIFE ---", "== Sources ==". */
const HEADING_BETWEEN_RULES =
  /^(?:\[[\d:T .-]{4,25}\]\s*)?(?:[-=*#~]{2,}(?![-=*#~])|[═─]{2,}(?![═─]))\s*(\S.{0,200}?\S)\s*(?:[-=*#~]{2,}|[═─]{2,})$/

interface Place {
  isFirst: boolean
  inSources: boolean
}

function blocksOfGroup(group: readonly string[], firstLine: number, blockPlace: Place): DocBlock[] {
  const isList = areSources(group)
  const table = isList ? null : tableOf(group, firstLine)
  if (table) return table
  const blocks: DocBlock[] = []
  let openBlock: DocBlock | null = null
  let length = 0
  const width = Math.max(...group.map((line) => line.trimEnd().length))
  const inSentences = textMarksInSentences(group, BULLET)
  for (const [index, lineText] of group.entries()) {
    const line = lineText.trim()
    const lineNumber = firstLine + index
    const blockAbove = openBlock
    const lengthBefore = length
    length = lineText.trimEnd().length
    const begun = (block: Omit<DocBlock, 'line' | 'links'>): DocBlock => {
      const begins = { ...block, line: lineNumber, links: [] }
      blocks.push(begins)
      return begins
    }
    if (blockAbove && blockAbove.kind !== 'heading' && REMARK_LINE.test(line) && !line.endsWith(':')) {
      blockAbove.text += ` ${line}`
      continue
    }
    if (/^(?:={3,}|-{3,}|~{3,}|_{3,}|\*{3,})$/.test(line)) {
      // Right below a text, the rule makes that text a heading; otherwise it separates two paragraphs.
      if (blockAbove?.kind === 'text' && blockAbove.line === lineNumber - 1)
        Object.assign(blockAbove, { kind: 'heading', level: line.startsWith('=') ? 1 : 2 })
      openBlock = null
      continue
    }
    // A line that had room for the next word was ended on purpose.
    const ends =
      lengthBefore > 0 &&
      lengthBefore + 1 + (line.split(' ', 1)[0]?.length ?? 0) < width - 12 &&
      !(/\p{L}-$/u.test(blockAbove?.text ?? '') && /^\p{Ll}/u.test(line)) &&
      !(lengthBefore > 0.6 * width && /[^.!?:;]$/.test(blockAbove?.text ?? '') && /^\p{Ll}/u.test(line))
    const isRuledHeading = group.length === 1 || (index === 0 && /^(?:={3,}|-{3,})\s*$/.test(group[1]?.trim() ?? ''))
    const level = headingLevel(
      line,
      isRuledHeading || isTitle(group, index, blockPlace, width),
      blockPlace,
      index === 0 && (group.length === 1 || !BULLET.test(lineText)),
    )
    const bullet = inSentences.has(index) ? undefined : BULLET.exec(lineText)?.[0]
    const dated = DATED_LOG_ENTRY.exec(line)
    const isText =
      /^(?:sources?|references)(?: \p{Ll}{4,9})?:$/iu.test(line) ||
      (isList && index > 0) ||
      (ENTRY_MARK.test(line) &&
        (index === 0 ||
          blockPlace.inSources ||
          /^\s*(?:\[|【)/.test(blockAbove?.text ?? '') ||
          /https?:/.test(line))) ||
      /^[SR]\d{1,3}\s/.test(line) ||
      (blockPlace.inSources && /^\d{1,3}\s+[\p{Lu}"“]/u.test(line)) ||
      (FIELD.test(line) &&
        (blockAbove === null || lengthBefore < 60 || FIELD.test(blockAbove.text)) &&
        isField(line, blockAbove))
    const goesOn = lengthBefore < 160 && !ends && !(blockAbove && blockPlace.inSources && startsEntry(line, blockAbove))
    if (dated && !blockPlace.inSources)
      openBlock = begun({ kind: 'item', text: `${dated[1] ?? ''}: ${line.slice(dated[0].length)}`, depth: 1 })
    else if (index === 0 && SOURCES_HEADING.test(line) && /^\s*(?:\[|【|\(?\d{1,3}[.) ])/.test(group[1] ?? '')) {
      // A heading such as "Notes" on the line above its first entry.
      begun({ kind: 'heading', text: line, level: 3 })
      blockPlace.inSources = true
      openBlock = null
    } else if (level !== null)
      openBlock = begun({ kind: 'heading', text: HEADING_BETWEEN_RULES.exec(line)?.[1] ?? line, level })
    else if (bullet !== undefined) {
      const label = /\d+/.exec(bullet)?.[0]
      const depth = 1 + Math.min(8, Math.floor((/^\s*/.exec(lineText)?.[0].length ?? 0) / 2))
      openBlock = begun({ kind: 'item', text: lineText.slice(bullet.length).trim(), depth, ...(label && { label }) })
    } else if (isText || !goesOn || !blockAbove || blockAbove.kind === 'heading')
      openBlock = begun({ kind: 'text', text: line })
    else blockAbove.text = joinTwoLines(blockAbove.text, line)
  }
  return blocks
}

/** A remark on its own line below a statement: "src: S1 | tier 1 | confidence: high". */
const REMARK_LINE = /^(?:src|sources?|refs?|tier|confidence|note|status)\s*[:=]?\s+(?=\S)(?=.*(?:[:=|]|tier))/

/** Returns whether a line is the first of the document and the line below does not continue it. */
function isTitle(group: readonly string[], index: number, { isFirst }: Place, width: number): boolean {
  const [first = '', second = ''] = group
  return (
    isFirst &&
    index === 0 &&
    first.length + (second.trim().split(' ', 1)[0]?.length ?? 0) < width - 12 &&
    !/[.!?,;]$/.test(first.trim()) &&
    !/^\p{Lu}\p{L}+:/u.test(first)
  )
}

/** Returns whether a line is a field, such as "Date: 12 March 2025", and does not continue the block above. */
function isField(line: string, above: DocBlock | null): boolean {
  return above?.kind !== 'text' || FIELD.test(above.text) || /[.!?)\]"”]$/.test(above.text)
    ? !/^\p{Lu}\p{L}+(?: \p{Ll}+){3,}:/u.test(line)
    : false
}

function startsEntry(line: string, above: DocBlock): boolean {
  return /https?:\/\/\S+$|[.)]$/.test(above.text) && /^[\p{Lu}"“]/u.test(line)
}

function headingLevel(line: string, alone: boolean, { isFirst, inSources }: Place, begins: boolean): number | null {
  if (HEADING_BETWEEN_RULES.test(line) && line.length < 100) return 2
  if (!begins || line.length > 100 || !/\p{L}{2}/u.test(line) || ENTRY_MARK.test(line)) return null
  const words = line.replace(/^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.|[A-H]\.)\s+/, '')
  const isCapitals = /\p{Lu}{2}/u.test(words) && !/\p{Ll}/u.test(words.replace(/\b(?:of|and|the|in|to|c)\b/g, ''))
  if (isCapitals && !/[,;]$/.test(words)) return isFirst && alone ? 1 : 2
  // A line that ends a sentence is no heading, even with a citation mark after the full stop.
  if (
    !alone ||
    /[.!?,;]["”)]?\s?(?:\s?\[[^\]]{1,20}\]|\s?\([^()]{1,120}\)|[¹²³⁰⁴-⁹])*$/.test(line) ||
    /^[-*•]/.test(line)
  )
    return null
  if (isFirst) return 1
  if (/:\s+\S/.test(line)) return null
  if (inSources) return null
  if (words !== line) return 3
  return line.length <= 70 && /^[\p{Lu}\d"“]/u.test(line) && !/https?:/.test(line) ? 3 : null
}

/** Returns the rows of lines with bars, or of three or more lines with columns separated by wide gaps; else null. */
function tableOf(group: readonly string[], firstLine: number): DocBlock[] | null {
  const isBarred = group.length > 1 && group.every((line) => line.includes('|') || isTableRule(line))
  const rows = group.map((line) => line.trim().split(/\s{2,}|\t+/))
  const width = rows[0]?.length ?? 0
  const isSpaced =
    group.length > 2 &&
    width > 1 &&
    rows.filter((row) => row.length === width).length >= 0.8 * rows.length &&
    !group.some(
      (line) => BULLET.test(line) || ENTRY_MARK.test(line) || (line.trim().split(/\s{2,}/)[0] ?? '').endsWith(':'),
    )
  if (!isBarred && !isSpaced) return null
  const blocks: DocBlock[] = []
  for (const [index, line] of group.entries()) {
    if (isTableRule(line)) {
      const head = blocks.length === 1 ? blocks[0] : undefined
      for (const cell of head?.cells ?? []) cell.isHead = true
      continue
    }
    if (isBarred) blocks.push(rowOfLine(line, firstLine + index))
    else
      blocks.push(
        rowOf(
          (rows[index] ?? []).map((text) => ({ text, links: [], isHead: false })),
          firstLine + index,
        ),
      )
  }
  return blocks
}

/** Joins two lines of a paragraph; a word that is divided at its hyphen is one word again. */
function joinTwoLines(above: string, line: string): string {
  if (!/[\p{L}\d]-$/u.test(above) || !REST_OF_DIVIDED_WORD.test(line)) return `${above} ${line}`
  return (keepsHyphen(above, line, hyphenedWords([above])) ? above : above.slice(0, -1)) + line
}

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
    if (trimmed.startsWith('|') && isTableRule(trimmed))
      for (const cell of blocks.at(-1)?.cells ?? []) cell.isHead = true
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
    return { kind: 'heading', text: line, level: isFixedPageHeading(line) ? 2 : 3 }
  }
  return { kind: 'text', text: line }
}

/** Returns whether a line is a fixed heading of the page, which ends the section before it. */
function isFixedPageHeading(line: string): boolean {
  return /^(?:sources?|references|source quality|related videos|about this research|sections)$/i.test(line)
}
