import { type DocBlock, textFrom, type TableCell, type Link } from '@/lib/dossier/readers/block'
import { isDateLabel } from './compose'
import type { Paragraph, Statement } from './section'
import { doubtWordsIn } from './doubts'
import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'
import { hasVerb, indexOfFirstVerb } from '@/lib/text/verbs'

export function* statementsOf(paragraphs: readonly Paragraph[]): Generator<Statement> {
  const outer: { depth: number; name: string }[] = []
  const tableHead: TableHead = { cells: null, roles: [], isOfPeriods: false }
  for (let index = 0; index < paragraphs.length; index += 1) {
    const paragraph = paragraphs[index]
    if (!paragraph) break
    const { block } = paragraph
    if (block.kind === 'row') {
      const rows = [paragraph]
      for (let next = paragraphs[index + 1]; next?.block.kind === 'row'; next = paragraphs[index + 1]) {
        rows.push(next)
        index++
      }
      yield* tableStatements(rows, tableHead)
      continue
    }
    const nextBlock = paragraphs[index + 1]?.block
    const { depth = 0 } = block
    if (block.kind !== 'item') {
      outer.length = 0
      // "Its awards were:" says nothing without its list.
      if (nextBlock?.kind === 'item' && LIST_LEAD_IN.test(block.text) && !statesFact(block.text)) continue
      const field = labelledLine(block)
      const isField = [paragraphs[index - 1]?.block, nextBlock].some((block) => {
        const other = block && labelledLine(block)
        return other && other.label !== field?.label
      })
      yield { text: block.text, links: block.links, block, paragraph, ...(isField ? { ...field, isField } : {}) }
      continue
    }
    while (outer.length > 0 && (outer.at(-1)?.depth ?? 0) >= depth) outer.pop()
    const context = outer.map(({ name }) => name).join(' – ') || undefined
    const hasInner = nextBlock?.kind === 'item' && (nextBlock.depth ?? 0) > depth
    if (hasInner && !isDateLabel(nameOf(block.text))) outer.push({ depth, name: nameOf(block.text) })
    if (
      hasInner &&
      (/^.{0,80}:\s*$/.test(block.text) || (block.text.split(/\s+/).length < 7 && !/\d/.test(block.text)))
    )
      continue
    const { label, shift } = splitLabel(block.text)
    yield { ...textFrom(block, shift), block, paragraph, context, label }
  }
}

const LIST_LEAD_IN = /^[^.!?]*:\s*(?:\[[^\]]*\])*\s*$/

/** Returns whether a lead-in states something without its list: "Several kinds of curves are weak and should be avoided:". */
function statesFact(leadIn: string): boolean {
  const words = wordsOf(fold(leadIn))
  const verb = indexOfFirstVerb(words)
  return verb > 0 && words.length - verb > 3 && !ANNOUNCES_LIST.test(leadIn)
}
const ANNOUNCES_LIST =
  /\b(?:following|follows?|below|these|(?:includ|contain)\p{Ll}+)\b(?!.*\s\S+\s)|\bfollowing\b|^(?:There|Here)\b/u

/** Returns label and text of a line such as "BORN: 7 April 1889"; null for other blocks. */
function labelledLine(block: DocBlock): Pick<Statement, 'text' | 'links' | 'label'> | null {
  const { kind, text } = block
  const found = kind === 'text' && text.length < 240 ? /^(\p{Lu}[\p{L} &/'-]{2,40}):\s+(?=\S)/u.exec(text) : null
  const [whole = '', name = ''] = found ?? []
  if (!found || /[.!?]\s+\p{Lu}/u.test(text.slice(whole.length))) return null
  const label = /\p{Ll}/u.test(name) ? name : name.charAt(0) + name.slice(1).toLowerCase()
  return { ...textFrom(block, whole.length), label }
}

/** Finds an item's label before a dash or a colon: "1929 — …", "Headquarters: …". `shift`: offset of the text. */
function splitLabel(text: string): { label?: string; shift: number } {
  const match = /^\W{0,3}([^\s:—–|]+(?:\s[^\s:—–|]+){0,7}?)(?:\s*(?::|[—–|])\s+|\s-\s)(?=\S)/u.exec(text)
  const label = match?.[1]?.trim()
  if (
    !match ||
    !label ||
    label.length > 60 ||
    (!isDateLabel(label) &&
      (/[.!?;]/.test(label.slice(0, -1)) ||
        /\p{L}{4,}\.$|\d\.$|[!?]$/u.test(label) ||
        /^(?:https?|In|On)\b/i.test(label)))
  )
    return { shift: 0 }
  // "1929–1931 …" has its dash within the date; a dash within a sentence is no end of a label.
  if (!/:\s+$/.test(match[0]) && !isDateLabel(label) && /\b(?:is|was|are|were|has|had)\b/.test(label))
    return { shift: 0 }
  // Two bars are the signs around a size: "Curves such that | E | = q".
  if (/\|\s*$/.test(match[0]) && !isDateLabel(label) && text.slice(match[0].length).includes('|')) return { shift: 0 }
  return { label, shift: match[0].length }
}

/** Returns the first words of an item: they name what the items below it are about. */
function nameOf(text: string): string {
  return (text.split(/[,:(—–]|\s(?:was|is|opened|built|which|who|that)\s/, 1)[0] ?? text)
    .replace(/\[[^\]]*\]/g, '')
    .trim()
    .slice(0, 80)
}

type ColumnRole =
  'source' | 'tier' | 'confidence' | 'number' | 'date' | 'statement' | 'label' | 'value' | 'other' | 'note' | 'status'

/** The heads of the columns of a table, which also hold for its rows below a paragraph. */
interface TableHead {
  table?: number | undefined
  cells: TableCell[] | null
  roles: ColumnRole[]
  isOfPeriods: boolean
}

/** Yields the statements of table rows: a label with a value, an event with its date, or each cell with its column. */
function* tableStatements(rows: readonly Paragraph[], head: TableHead): Generator<Statement> {
  let wasHead = false
  for (const [index, paragraph] of rows.entries()) {
    const { block } = paragraph
    const { cells = [], table } = block
    const isFirst = table === undefined ? index === 0 : table !== head.table
    // A cell across the whole table is its title.
    if (isFirst)
      Object.assign(head, { table: cells.length > 1 ? table : undefined, cells: null, roles: [], isOfPeriods: false })
    const isHead: boolean =
      (cells.length > 1 && cells.every((cell) => cell.isHead)) ||
      (isFirst && table !== undefined && namesColumns(cells, rows[index + 1]?.block.cells)) ||
      ((wasHead || head.isOfPeriods) && areFurtherNames(cells)) ||
      (head.isOfPeriods && arePeriods(cells))
    if (isHead) {
      // Of two rows of heads, the upper one names groups of columns.
      const upper = wasHead ? head.cells : null
      head.cells = cells.map((cell, at) => ({
        ...cell,
        text: [...new Set([upper?.[at]?.text ?? '', cell.text])].filter(Boolean).join(' '),
      }))
      head.roles = columnRolesOf(head.cells)
      head.isOfPeriods ||= arePeriods(cells)
    } else yield* rowStatements(cells, head.cells, head.roles, paragraph)
    wasHead = isHead
  }
}

/** Returns whether a first row names the columns: it has words or periods where the next row has figures. */
function namesColumns(cells: readonly TableCell[], next: readonly TableCell[] = []): boolean {
  const figures = next.filter(({ text }) => /^\W*\d/.test(text)).length
  const isOfNames = cells.every(({ text }) => !/\d/.test(text)) || arePeriods(cells)
  return cells.length > 2 && next.length === cells.length && figures > 1 && isOfNames
}

/** Returns whether a row has heads again: "3 months" below "4-6/2016", with no name of a row and no bare figure. */
function areFurtherNames([first, ...others]: readonly TableCell[]): boolean {
  return first?.text === '' && others.length > 1 && others.every(({ text }) => !FIGURE_ALONE.test(text))
}
const FIGURE_ALONE = /^\W*\d[\d.,\s]*\W*$/

/** Returns whether all cells of a row but the first are periods: a table may repeat such a head for further rows. */
function arePeriods(cells: readonly TableCell[]): boolean {
  const named = cells.slice(1).filter(({ text }) => text !== '')
  return named.length > 1 && named.every(isPeriod)
}

/** Returns whether a cell is a year or a part of one: "1-6/2016", "30 June 2016", "Q2 2016", "2Q/16". */
function isPeriod({ text }: TableCell): boolean {
  return (
    (/\b(?:19|20)\d\d\b/.test(text) && isDateLabel(text)) ||
    /^(?:[1-4]Q|Q[1-4]|[12]H|H[12]|FY)\W{0,2}(?:19|20)?\d\d\b/i.test(text)
  )
}

function columnRolesOf(head: readonly TableCell[]): ColumnRole[] {
  return head.map(({ text }, at): ColumnRole => {
    const name = text
      .toLowerCase()
      .replace(/[^\p{L}#.\s/]/gu, '')
      .trim()
    const role = COLUMN_ROLES.find(
      ([role, form]) => form.test(name) && (at === 0 || !FIRST_COLUMN_ROLES.has(role)),
    )?.[0]
    return role ?? 'other'
  })
}

const COLUMN_ROLES: readonly [ColumnRole, RegExp][] = [
  [
    'source',
    /^(?:(?:main |key )?sources?|src|refs?\.?|references?|citations?|cited|cites?|evidence|links?|url|via|basis|backed by|according to|where (?:from|found)|footnotes?)(?:\s|\.|$|\/)/,
  ],
  ['tier', /^(?:source )?tiers?$|^source (?:class|grade|level|quality)$|^t$/],
  ['confidence', /^(?:confidence|certainty|sure|how (?:sure|certain)|conf\.?$|level of confidence|reliability$)/],
  ['number', /^(?:#|no\.?|nr\.?|id|n)$/],
  ['date', /^(?:years?|dates?|when|period|time|day|month|season)$/],
  [
    'statement',
    /^(?:claims?|facts?|statements?|findings?|events?|what happened|descriptions?|milestones?|what|happening|achievements?|detail|details)$/,
  ],
  ['note', /^(?:notes?|remarks?|comments?|caveats?|doubts?|uncertaint(?:y|ies))$/],
  ['status', /^(?:status|verified|verification|checked)$/],
  [
    'label',
    /^(?:items?|fields?|propert(?:y|ies)|attributes?|keys?|topics?|aspects?|categor(?:y|ies)|question|feature|parameter|subject|)$/,
  ],
  ['value', /^(?:values?|data|answers?|information|entry|figure|fact|detail)$/],
]
/** Columns on the statement of a row, which are no part of it. */
const SIDE_ROLES: ReadonlySet<ColumnRole> = new Set(['source', 'tier', 'confidence', 'number', 'status'])
const FIRST_COLUMN_ROLES: ReadonlySet<ColumnRole> = new Set(['number', 'label'])

function* rowStatements(
  cells: readonly TableCell[],
  head: readonly TableCell[] | null,
  roles: readonly ColumnRole[],
  paragraph: Paragraph,
): Generator<Statement> {
  const { block } = paragraph
  const role = (at: number): ColumnRole => (head ? (roles[at] ?? 'other') : 'other')
  const columnOf = (wanted: ColumnRole) => cells.findIndex((_, index) => role(index) === wanted)
  const cite = cells.filter((_, index) => role(index) === 'source')
  const rating = [
    ...(columnOf('tier') >= 0 && /\d/.test(cells[columnOf('tier')]?.text ?? '')
      ? [`tier ${cells[columnOf('tier')]?.text.replace(/^\W*(?:tier|t)\W*/i, '') ?? ''}`]
      : []),
    ...(columnOf('confidence') >= 0 ? [`confidence: ${cells[columnOf('confidence')]?.text ?? ''}`] : []),
  ]
  const compose = (text: string, used: readonly TableCell[], more: Partial<Statement> = {}): Statement => {
    const links: Link[] = []
    // The links of a cell go to the end of the statement, where they cite.
    let statementText = text.replace(/[\s.;,]+$/, '')
    statementText += used.some(({ text: words }) => /[!?]$/.test(words)) ? '' : '.'
    for (const cell of [...used, ...cite]) {
      for (const { url } of cell.links) {
        statementText += ' '
        links.push({ url, start: statementText.length, end: statementText.length + 3 })
        statementText += '[0]'
      }
    }
    for (const { text: words, links: inner } of cite)
      if (words !== '' && inner.length === 0)
        statementText += words.startsWith('[') ? ` ${words}` : ` [Source: ${words.replace(/[[\]]/g, '')}]`
    // A status or a note that casts doubt is on the statement of its row.
    for (const [index, { text: words }] of cells.entries())
      if (/^(?:note|status)$/.test(role(index)) && doubtWordsIn(words) !== null)
        statementText += ` [NOTE ${words.replace(/[[\]]/g, '')}]`
    if (rating.length > 0) statementText += ` [${rating.join('; ')}]`
    return {
      text: statementText,
      links,
      block,
      paragraph,
      isComposed: true,
      original: block.text.replace(/^\||\|$/g, '').trim(),
      ...more,
    }
  }
  const isAside = (cell: TableCell, index: number): boolean =>
    SIDE_ROLES.has(role(index)) || (role(index) === 'note' && doubtWordsIn(cell.text) !== null)
  const content = cells
    .map((cell, index) => ({ cell, index }))
    .filter(({ cell, index }) => !isAside(cell, index) && !isEmpty(cell))
  if (content.length === 0) return
  const date = columnOf('date')
  const dateCell = date >= 0 ? cells[date]?.text.trim() : undefined
  const statement = columnOf('statement')
  const cell = cells[statement]
  if (cell && !isEmpty(cell)) {
    const others = content.filter(({ index }) => index !== statement && index !== date && role(index) !== 'note')
    if (others.length === 0 || hasVerb(cell.text)) {
      const notes = content.filter(({ index }) => index !== statement && role(index) === 'note')
      const said = [cell.text.replace(/[.;]$/, ''), ...notes.map(({ cell: { text } }) => text)].join('; ')
      yield compose(said, [cell, ...notes.map((note) => note.cell)], {
        isComposed: false,
        ...(dateCell ? { label: dateCell } : {}),
      })
      if (others.length === 0) return
    }
  }
  const [firstCell, ...rest] = content
  if (!firstCell) return
  const columns =
    head?.filter(({ text }, index) => text !== '' && index > firstCell.index && !SIDE_ROLES.has(role(index))).length ??
    1
  const isPair =
    rest.length === 1 &&
    columns < 2 &&
    (head === null || role(firstCell.index) === 'label' || role(rest[0]?.index ?? -1) === 'value')
  if (isPair || (head === null && firstCell.cell.isHead)) {
    for (const { cell } of rest) {
      const values = cell.text.split(/;\s+/).filter(Boolean)
      for (const value of values) yield compose(value, [cell, firstCell.cell], { label: firstCell.cell.text })
    }
    return
  }
  if (rest.length === 0) {
    yield compose(firstCell.cell.text, [firstCell.cell])
    return
  }
  // A row that begins with a date tells of one event.
  if (isDateLabel(firstCell.cell.text)) {
    const said = rest.map(({ cell, index }) => {
      const name = head?.[index]?.text ?? ''
      return name === '' || role(index) === 'statement' ? cell.text : `${name}: ${cell.text}`
    })
    yield compose(said.join('; '), rest.map(({ cell }) => cell).concat(firstCell.cell), { label: firstCell.cell.text })
    return
  }
  // A figure in the place of the name of a row says nothing of the other figures.
  if (head !== null && isEmpty(cells[0]) && FIGURE_ALONE.test(firstCell.cell.text)) return
  // "Item | Year | Value": the year belongs to the value.
  const isDated = date > firstCell.index
  for (const { cell, index } of rest) {
    if (index === statement && hasVerb(cell.text)) continue
    if (
      isDated &&
      index === date &&
      rest.length > 1 &&
      role(rest.find((other) => other.index !== date)?.index ?? -1) === 'value'
    )
      continue
    const column = role(index) === 'value' ? '' : (head?.[index]?.text ?? '')
    const year = isDated && index !== date && role(index) === 'value' ? (dateCell ?? '') : ''
    const label = [[firstCell.cell.text, year].filter(Boolean).join(', '), column].filter(Boolean).join(' – ')
    yield compose(cell.text, [cell, firstCell.cell], { label, context: '' })
  }
}

function isEmpty(cell: TableCell | undefined): boolean {
  return !cell || /^[\s–—-]*$|^n\/?a$/i.test(cell.text)
}
