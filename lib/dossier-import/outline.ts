import { saysDate } from './as-of'
import { LABELS } from '@/lib/documents/labelled-blocks'
import type { Block, Document } from '@/lib/documents/block'
import { levelOf } from './citation-remark'
import { titleOf } from './document-title'
import { isWholeSentence } from './compose'
import { EntryKeys, type Entry } from './entry-keys'
import { SOURCES } from '@/lib/documents/source-heading'
import { DOUBTS } from './outline-words'
import { Section, type Level } from './section'
import { tierOf } from './source-entry'
import { generalSource } from './general-source'
import { entryOfRow, labelsByTier, namesColumns } from './source-rows'
import { hasVerb } from './verbs'

/** A document by its sections, with the entries of its list of sources apart. */
export interface Outline {
  title: string | undefined
  sections: Section[]
  entries: Entry[]
  /** The source of all that names none of its own. */
  everywhere: Entry | null
}

/** Sorts the blocks of a document into its sections. */
export function outlineOf({ blocks, title: given }: Document): Outline {
  const headings = blocks.filter(({ kind }) => kind === 'heading')
  const title = titleOf(blocks, headings, given)
  const rest = title.block ? headings.filter((block) => block !== title.block) : headings
  const topicLevel = rest.reduce((least, { level = 1 }) => Math.min(least, level), 6)
  const outline: Outline = { title: title.words, sections: [], entries: [], everywhere: null }
  const keys = new EntryKeys(blocks)
  let section = new Section('')
  outline.sections.push(section)
  let listLevel: number | null = null
  let listed: ReturnType<typeof tierOf>
  let head: Block | null = null
  const tiers: { label: string; tier: ReturnType<typeof tierOf> }[] = []
  for (const [index, block] of blocks.entries()) {
    const rated = listLevel === null ? null : labelsByTier(block.text)
    if (rated) {
      tiers.push(...rated)
      continue
    }
    if (block === title.block || isHeadField(block) || saysDate(block, index)) continue
    if (block.kind !== 'row') head = null
    if (block.kind === 'footnote') {
      outline.entries.push({ block, label: block.label ?? null, tier: listLevel === null ? undefined : listed })
      continue
    }
    if (block.kind === 'heading') {
      const { level = 1 } = block
      const { words, cited, confidence } = headingOf(block)
      if ((SOURCES.test(block.text) && !isOnASource(blocks, index)) || keys.isListOfKeys(block)) {
        listLevel = level
        listed = tierOfHeading(block.text)
      } else if (listLevel !== null && (level > listLevel || tierOf(block.text) !== undefined))
        listed = tierOfHeading(block.text)
      else {
        listLevel = null
        if (DOUBTS.test(block.text)) section.startDoubts(block.text)
        else if (level <= topicLevel) {
          section = new Section(words, confidence)
          outline.sections.push(section)
        } else section.startPart(words, confidence)
        if (cited) section.nameSources(cited)
      }
      continue
    }
    if (listLevel !== null) {
      const tierLine = block.text.length < 80 && !/^\s*[-[\d]/.test(block.text) ? tierOf(block.text) : undefined
      if (
        tierLine !== undefined &&
        block.links.length === 0 &&
        /^\W*tier/i.test(block.text) &&
        !/:\s*\S{20}/.test(block.text) &&
        !isRatedEntry(block)
      )
        listed = tierLine
      else if (block.cells) {
        if (!head && (block.cells.some(({ isHead }) => isHead) || namesColumns(block))) head = block
        else outline.entries.push({ ...entryOfRow(block, head), tier: listed })
      } else if (!addToLast(outline.entries, block) && !/^\W*(?:tiers?|confidence)\b[^.]{0,20}:/i.test(block.text))
        outline.entries.push({ ...keys.entryOf(block), tier: listed })
      continue
    }
    if (
      /^\W*(?:sources?|references|citations|bibliography|works cited|footnotes|endnotes)(?: (?:loaded|used|read|consulted|cited|checked|list))?:\s*$/i.test(
        block.text,
      )
    ) {
      listLevel = 5
      listed = undefined
      continue
    }
    const general = generalSource(block)
    if (general) {
      outline.everywhere ??= general.source
      outline.entries.push(...general.entries)
      continue
    }
    const labels = LABELS.exec(block.text)
    const confidence =
      /^\W*(?:overall )?(?:confidence|certainty)(?: level| rating)?\W+(?:very )?(high|medium|moderate|low)\b(?:\W*|[*_]*[.;—–] (?!.*\b(?:high|medium|moderate|low)\b).{1,120})$/i.exec(
        block.text,
      )?.[1]
    if (labels) section.label(levelOf(labels[1]), levelOf(labels[2]))
    else if (confidence && (block.depth ?? 1) < 2) section.rate(levelOf(confidence))
    else if (keys.isEntry(block)) outline.entries.push({ ...keys.entryOf(block), tier: undefined })
    else if (isListInOne(block, blocks)) outline.entries.push(...entriesOfLine(block))
    else section.add(block, DOUBTS.test(block.text) && /:\W*$/.test(block.text))
  }
  for (const { label, tier } of tiers)
    for (const [at, entry] of outline.entries.entries())
      if ((entry.label ?? String(at + 1)) === label) entry.tier ??= tier
  const unlisted = keys.unlisted(outline.entries)
  if (unlisted.length > 0 && outline.entries.every(({ label }) => label === null || !/^\d+$/.test(label)))
    outline.entries.push(...unlisted)
  return outline
}

/** A heading without the sources that it names for what is below it: "Early life [1][3]", "Career (Sources: 2, 4)". */
function headingOf(block: Block): { words: string; cited: Block | null; confidence?: Level | undefined } {
  const whole =
    /^\W*(?:[\d.]+\s+)?(?:(high|medium|moderate|low)[ -]?confidence(?: (?:findings?|claims?|facts?|statements?|points?|items?|results?))?|(?:findings?|claims?|facts?) (?:of|with) (high|medium|moderate|low) confidence|confidence(?: level)?\W{1,3}(high|medium|moderate|low))\W*$/i.exec(
      block.text,
    )
  if (whole) return { words: block.text, cited: null, confidence: levelOf(whole.slice(1).find(Boolean)) }
  const rating =
    /\s*[[(—–|:-]+\s*(?:(?:confidence(?: level)?)\W{1,3}(high|medium|moderate|low)|(high|medium|moderate|low)[ -]confidence)\W*$/i.exec(
      block.text,
    )
  if (rating && rating.index > 2) {
    const inner = headingOf({ ...block, text: block.text.slice(0, rating.index) })
    return { ...inner, confidence: levelOf(rating.slice(1).find(Boolean)) }
  }
  const found =
    /\s*(?:[[(]\s*(?:sources?|refs?)\b[:.]?\s*([^()[\]]{1,80})[\])]|((?:\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]\s*){1,9}))\s*$/i.exec(
      block.text,
    )
  const names = found?.[1] ?? found?.[2]?.replace(/\]\s*\[/g, ', ').replace(/[[\]]/g, '')
  if (!found || !names || found.index < 3) return { words: block.text, cited: null }
  const words = block.text.slice(0, found.index).trim()
  return { words, cited: { kind: 'text', text: `Sources: ${names}`, line: block.line, links: [] } }
}

/** "Primary sources" are of the first tier. */
function tierOfHeading(words: string): ReturnType<typeof tierOf> {
  const named = tierOf(words)
  if (named !== undefined) return named
  const kinds = [/\bprimary\b/i, /\bsecondary\b/i, /\btertiary\b/i].flatMap((kind, at) =>
    kind.test(words) ? [at] : [],
  )
  const [only] = kinds
  return kinds.length === 1 ? TIERS[only ?? 0] : undefined
}
const TIERS = [1, 2, 3] as const

/** "To: …", "Date: …" of a memo, and what a document says of itself in its first lines. */
function isHeadField(block: Block): boolean {
  const { kind, text } = block
  return (
    !isRatedEntry(block) &&
    (block.depth ?? 1) < 2 &&
    kind !== 'heading' &&
    kind !== 'row' &&
    text.length < 200 &&
    /^\W*(?:to|from|cc|date|subject|re|title|author|prepared (?:by|for)|compiled|generated|goal|started|version|status|word count|reading time|last update[d]?|updated|as of|posted|published|written|report date|classification|distribution|ref(?:erence)? no\.?|tiers?|key)\b(?:\s*:|\s+(?:on|by|for|\d|\p{Lu}))/iu.test(
      text,
    ) &&
    (!hasVerb(text.replace(/^\W*\p{L}+(?:\s\p{L}+)?/u, '')) ||
      /^\W*(?:to|from|cc|date|subject|re|title|goal|started|compiled|generated|tiers?|prepared)\b\W/i.test(text))
  )
}

/** "1. (Tier 1) Archive, Letters": a source with its tier before it. */
function isRatedEntry({ kind, text }: Block): boolean {
  return kind === 'item' && /^\s*[([]tier [\d.]+[)\]]\W*\p{L}/iu.test(text)
}

/** "Source" in a report on a river: a heading with prose below it. */
function isOnASource(blocks: readonly Block[], at: number): boolean {
  const [heading, next] = [blocks[at], blocks[at + 1]]
  return (
    /\bsource\W*$/i.test(heading?.text ?? '') &&
    next?.kind === 'text' &&
    next.links.length === 0 &&
    !/https?:/.test(next.text) &&
    isWholeSentence(next.text)
  )
}

/** A continuation of the entry above: an address alone. */
function addToLast(entries: Entry[], block: Block): boolean {
  const last = entries.at(-1)
  if (
    !last ||
    !/^\W*(?:(?:url|link|available at|doi)\W+)?https?:\/\/\S+\W*$/i.test(block.text) ||
    /https?:/.test(last.block.text) ||
    last.block.links.length > 0
  )
    return false
  last.block = {
    ...last.block,
    text: `${last.block.text} ${block.text}`,
    links: [...last.block.links, ...block.links.map(({ url }) => ({ url, start: 0, end: 0 }))],
  }
  return true
}

/** "Sources: Britannica; INE, Census 2021" at the end of a document: a list in one line. */
function isListInOne(block: Block, blocks: readonly Block[]): boolean {
  return (
    /^\W*(?:sources|references|bibliography)\W*:\s+\S/i.test(block.text) &&
    blocks.indexOf(block) > blocks.length - 3 &&
    blocks.filter(({ text }) => /^\W*sources?\W*:/i.test(text)).length === 1
  )
}

function entriesOfLine(block: Block): Entry[] {
  const isNumbered = (block.text.match(/\[\d{1,3}\]\s/g)?.length ?? 0) > 1
  return block.text
    .replace(/^\W*\p{L}+\W*:\s+/u, '')
    .split(isNumbered ? /[\s,;]*(?=\[\d{1,3}\]\s)/ : /\s*;\s+/)
    .filter((words) => /\p{L}{2}/u.test(words))
    .map((words) => {
      const text = isNumbered ? words.replace(/^\W*\d+\]\s*/, '') : words
      return {
        label: isNumbered ? (/\d+/.exec(words)?.[0] ?? null) : null,
        tier: undefined,
        block: {
          text,
          line: block.line,
          links: block.links.filter(({ start, end }) => text.includes(block.text.slice(start, end))),
        },
      }
    })
}
