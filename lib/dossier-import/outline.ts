import type { Level } from './section'
import { Section } from './section'
import type { Block } from './block'
import { LABELS } from './labelled-blocks'
import { tierOf } from './source-list'

/** A document by its sections, with the entries of its list of sources apart. */
export interface Outline {
  title: string | undefined
  sections: Section[]
  entries: { block: Block; label: string | null; tier: ReturnType<typeof tierOf> }[]
}

const SOURCES =
  /^\W*(?:\d+\.?\s*)?(?:sources?(?: list| cited)?|references?(?: list)?|bibliography|works cited|citations?|end ?notes|foot ?notes|notes and references|list of sources|sources and (?:further reading|references|notes)|références|bibliographie|notes)\W*$/i
const DOUBTS =
  /^\W*(?:uncertaint(?:y|ies)|limitations?|caveats?|open questions?|unresolved(?: questions?| issues?)?|conflicts?|disputed|gaps?|what is (?:unclear|uncertain|disputed|not known))\b[^.]{0,60}$/i

/** Sorts the blocks of a document into its sections. */
export function outlineOf(blocks: readonly Block[], givenTitle: string | undefined): Outline {
  const headings = blocks.filter(({ kind }) => kind === 'heading')
  const first = headings[0]
  const isTitle =
    first !== undefined &&
    blocks.indexOf(first) < 8 &&
    headings.filter(({ level }) => level === first.level).length === 1 &&
    headings.every(({ level = 1 }) => level >= (first.level ?? 1))
  const rest = isTitle ? headings.slice(1) : headings
  const topicLevel = rest.reduce((least, { level = 1 }) => Math.min(least, level), 6)
  const outline: Outline = { title: isTitle ? first.text : (givenTitle ?? first?.text), sections: [], entries: [] }
  let section = new Section(outline.title ?? '')
  outline.sections.push(section)
  let listLevel: number | null = null
  let listed: ReturnType<typeof tierOf>
  for (const block of blocks) {
    if (block.kind === 'footnote') {
      outline.entries.push({ block, label: block.label ?? null, tier: undefined })
      continue
    }
    if (block.kind === 'heading') {
      const { level = 1 } = block
      if (SOURCES.test(block.text)) {
        listLevel = level
        listed = undefined
      } else if (listLevel !== null && (level > listLevel || tierOf(block.text) !== undefined))
        listed = tierOf(block.text)
      else {
        listLevel = null
        if (isTitle && block === first) continue
        if (DOUBTS.test(block.text)) section.startDoubts(block.text)
        else if (level <= topicLevel) {
          section = new Section(block.text)
          outline.sections.push(section)
        } else section.startPart(block.text)
      }
      continue
    }
    if (listLevel !== null) {
      const tierLine = block.text.length < 80 && !/^\s*[-[\d]/.test(block.text) ? tierOf(block.text) : undefined
      if (tierLine !== undefined && block.links.length === 0 && /^\W*tier/i.test(block.text)) listed = tierLine
      else outline.entries.push({ ...entryOf(block), tier: listed })
      continue
    }
    const labels = LABELS.exec(block.text)
    const confidence = /^\W*confidence(?: level)?\W+(high|medium|low)\b\W*$/i.exec(block.text)?.[1]
    if (labels) section.label(levelOf(labels[1]), levelOf(labels[2]))
    else if (confidence) section.label(levelOf(confidence), undefined)
    else if (isEntry(block)) outline.entries.push({ ...entryOf(block), tier: undefined })
    else section.add(block, DOUBTS.test(block.text) && /:\W*$/.test(block.text))
  }
  return outline
}

/** A line of a list without a heading: it begins with its number and has an address. */
function isEntry({ text, links }: Block): boolean {
  return (
    /^\s*\[\^?\d{1,4}\]:?\s+\S/.test(text) &&
    (links.length > 0 || /https?:\/\//i.test(text)) &&
    !/[.!?]\s*\[\d/.test(text)
  )
}

function entryOf(block: Block): { block: Block; label: string | null } {
  const [, bracketed, plain, rest] =
    /^\s*(?:\[\^?([^\]\s]{1,40})\]:?|(\d{1,4})[.):])\s*[—–-]?\s*(\S.*)$/su.exec(block.text) ?? []
  const label = bracketed ?? plain ?? block.label ?? null
  return { block: rest === undefined || (bracketed ?? plain) === undefined ? block : { ...block, text: rest }, label }
}

function levelOf(words: string | undefined): Level | undefined {
  const level = words?.toLowerCase()
  return level === 'high' || level === 'medium' || level === 'low' ? level : undefined
}
