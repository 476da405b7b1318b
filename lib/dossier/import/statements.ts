import type { DocBlock } from '@/lib/dossier/readers/block'
import { isDateLabel } from './labels'
import type { Paragraph, Statement } from './section'
import { textFrom } from '@/lib/dossier/readers/rows'
import { tableStatements, type TableHead } from './table-statements'

/** Statements of the paragraphs of a section, in their order. */
export function* statementsOf(paragraphs: readonly Paragraph[]): Generator<Statement> {
  const outer: { depth: number; name: string }[] = []
  const tableHead: TableHead = { cells: null, roles: [] }
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
    const next = paragraphs[index + 1]?.block
    const { depth = 0 } = block
    if (block.kind !== 'item') {
      outer.length = 0
      // "Its awards were:" says nothing without its list.
      if (next?.kind === 'item' && LIST_LEAD_IN.test(block.text)) continue
      const field = fieldOf(block)
      const isField = [paragraphs[index - 1]?.block, next].some((one) => {
        const other = one && fieldOf(one)
        return other && other.label !== field?.label
      })
      yield { text: block.text, links: block.links, block, paragraph, ...(isField ? { ...field, isField } : {}) }
      continue
    }
    while (outer.length > 0 && (outer.at(-1)?.depth ?? 0) >= depth) outer.pop()
    const context = outer.map(({ name }) => name).join(' – ') || undefined
    const hasInner = next?.kind === 'item' && (next.depth ?? 0) > depth
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

/** The lead-in to a list: one sentence that ends with a colon. */
const LIST_LEAD_IN = /^[^.!?]*:\s*(?:\[[^\]]*\])*\s*$/

/** Returns label and text of a line such as "BORN: 7 April 1889"; null for other blocks. */
function fieldOf(block: DocBlock): Pick<Statement, 'text' | 'links' | 'label'> | null {
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
  return { label, shift: match[0].length }
}

/** Returns the first words of an item: they name what the items below it are about. */
function nameOf(text: string): string {
  return (text.split(/[,:(—–]|\s(?:was|is|opened|built|which|who|that)\s/, 1)[0] ?? text)
    .replace(/\[[^\]]*\]/g, '')
    .trim()
    .slice(0, 80)
}
