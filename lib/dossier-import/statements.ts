import type { Block } from '@/lib/documents/block'
import { isWholeSentence } from './compose'
import { isDateLabel } from './labels'
import type { Paragraph } from './section'
import type { Statement } from './statement'
import { tableStatements } from './table-statements'

/** Statements of the paragraphs of a section, in their order. */
export function* statementsOf(paragraphs: readonly Paragraph[]): Generator<Statement> {
  const outer: { depth: number; name: string; isLead: boolean }[] = []
  let lead: string | undefined
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
      yield* tableStatements(rows)
      continue
    }
    const next = paragraphs[index + 1]?.block
    const { depth = 0 } = block
    if (block.kind !== 'item') {
      outer.length = 0
      lead = undefined
      if (next?.kind === 'item' && /:\s*(?:\[[^\]]*\])*\s*$/.test(block.text)) {
        const sentence = /(?:^|[.!?]["”)]?(?:\[[^\]]{1,20}\])*\s+)([^.!?]{3,160}):\s*(?:\[[^\]]*\])*\s*$/
          .exec(block.text)?.[1]
          ?.trim()
        if (sentence && INCOMPLETE.test(sentence)) {
          lead = sentence
          const before = block.text.slice(0, block.text.lastIndexOf(sentence)).trim()
          if (before !== '')
            yield { text: before, links: block.links.filter(({ end }) => end <= before.length), block, paragraph }
          continue
        }
        if (!/[.!?]["”)]?(?:\[[^\]]{1,20}\])*\s/.test(block.text)) continue
      }
      const field = fieldOf(block)
      const isField = [paragraphs[index - 1]?.block, next].some((one) => {
        const other = one && fieldOf(one)
        return other && other.label !== field?.label
      })
      yield { text: block.text, links: block.links, block, paragraph, ...(isField ? { ...field, isField } : {}) }
      continue
    }
    while (outer.length > 0 && (outer.at(-1)?.depth ?? 0) >= depth) outer.pop()
    const inner = outer.at(-1)
    const context = outer.flatMap(({ name, isLead }) => (isLead ? [] : [name])).join(' – ') || undefined
    const hasInner = next?.kind === 'item' && (next.depth ?? 0) > depth
    const isLead = hasInner && INCOMPLETE.test(block.text.replace(/[\s:]+$/, '')) && block.text.length < 160
    if (isLead) outer.push({ depth, name: block.text.replace(/[\s:]+$/, ''), isLead })
    else if (hasInner && !isDateLabel(nameOf(block.text))) outer.push({ depth, name: nameOf(block.text), isLead })
    if (isLead) continue
    if (
      hasInner &&
      (/^.{0,80}:\s*$/.test(block.text) || (block.text.split(/\s+/).length < 7 && !/\d/.test(block.text)))
    )
      continue
    // "Its steps were:" does not go on with an item that is a sentence of its own.
    const isOwn = /^\p{Lu}/u.test(block.text) && isWholeSentence(block.text)
    const opening = isOwn ? undefined : inner?.isLead ? inner.name : lead
    const { label, rest, shift } =
      opening === undefined ? labelled(block.text) : { label: undefined, rest: block.text, shift: 0 }
    // "It is" goes on without a colon, "among other things" with one.
    const before =
      opening === undefined ? '' : `${opening}${/(?:things|others|namely|following)$/.test(opening) ? ': ' : ' '}`
    const text = `${before}${rest}`
    const move = shift - before.length
    const links = block.links
      .filter(({ start }) => start >= shift)
      .map((link) => ({ ...link, start: link.start - move, end: link.end - move }))
    yield {
      text,
      links,
      block,
      paragraph,
      ...(context === undefined ? {} : { context }),
      ...(label === undefined ? {} : { label }),
      ...(opening === undefined ? {} : { original: `${before}${block.text}`, isComposed: true }),
    }
  }
}

/** "BORN: 7 April 1889" among lines of this form. */
function fieldOf({ kind, text, links }: Block): Pick<Statement, 'text' | 'links' | 'label'> | null {
  const found = kind === 'text' && text.length < 240 ? /^(\p{Lu}[\p{L} &/'-]{2,40}):\s+(?=\S)/u.exec(text) : null
  const [whole = '', name = ''] = found ?? []
  if (!found || /[.!?]\s+\p{Lu}/u.test(text.slice(whole.length))) return null
  const label = /\p{Ll}/u.test(name) ? name : name.charAt(0) + name.slice(1).toLowerCase()
  const moved = links.map((link) => ({ ...link, start: link.start - whole.length, end: link.end - whole.length }))
  return { text: text.slice(whole.length), links: moved.filter(({ start }) => start >= 0), label }
}

/** A sentence that the items of the list below it go on. */
const INCOMPLETE =
  /\b(?:is|are|was|were|has|have|had|include[ds]?|including|comprise[ds]?|introduced|invented|founded|built|wrote|won|received|published|made|offers?|produced|launched|among other things|among others|by|of|for|with|to|from|such as|as|namely)$/i

/** "1929 — On 21 August she married", "Headquarters: Kyoto": the part before the dash or the colon. */
export function labelled(text: string): { label?: string; rest: string; shift: number } {
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
    return { rest: text, shift: 0 }
  // "1929–1931 …" has its dash within the date; a dash within a sentence is no end of a label.
  if (!/:\s+$/.test(match[0]) && !isDateLabel(label) && /\b(?:is|was|are|were|has|had)\b/.test(label))
    return { rest: text, shift: 0 }
  return { label, rest: text.slice(match[0].length), shift: match[0].length }
}

/** The words by which an item names what the items below it are about. */
function nameOf(text: string): string {
  return (text.split(/[,:(—–]|\s(?:was|is|opened|built|which|who|that)\s/, 1)[0] ?? text)
    .replace(/\[[^\]]*\]/g, '')
    .trim()
    .slice(0, 80)
}
