import { saysDate } from './as-of'
import { LABELS } from '@/lib/dossier/readers/labelled-blocks'
import type { Block, Document } from '@/lib/dossier/readers/block'
import { levelOf } from './citation-remark'
import { SOURCES } from '@/lib/dossier/readers/source-heading'
import { Section } from './section'
import { entryOf, isEntry, tierOf, type Entry, entryOfRow } from './source-entry'

/** A document by its sections, with the entries of its list of sources apart. */
interface Outline {
  title: string | undefined
  sections: Section[]
  entries: Entry[]
}

/** Sorts the blocks of a document into its sections. */
export function outlineOf({ blocks, title: given }: Document): Outline {
  const headings = blocks.filter(({ kind }) => kind === 'heading')
  const title = titleOf(blocks, headings, given)
  const rest = title.block ? headings.filter((block) => block !== title.block) : headings
  const topicLevel = rest.reduce((least, { level = 1 }) => Math.min(least, level), 6)
  const outline: Outline = { title: title.words, sections: [], entries: [] }
  let section = new Section('')
  outline.sections.push(section)
  let listLevel: number | null = null
  let listed: ReturnType<typeof tierOf>
  let head: Block | null = null
  for (const [index, block] of blocks.entries()) {
    if (block === title.block || isHeadField(block) || saysDate(block, index)) continue
    if (block.kind !== 'row') head = null
    if (block.kind === 'footnote') {
      outline.entries.push({ block, label: block.label ?? null, tier: listLevel === null ? undefined : listed })
      continue
    }
    if (block.kind === 'heading') {
      const { level = 1 } = block
      if (SOURCES.test(block.text) || KEYS.test(block.text)) {
        listLevel = level
        listed = tierOfHeading(block.text)
      } else if (listLevel !== null && (level > listLevel || tierOf(block.text) !== undefined))
        listed = tierOfHeading(block.text)
      else {
        listLevel = null
        if (DOUBTS.test(block.text)) section.startDoubts()
        else if (level <= topicLevel) {
          section = new Section(block.text)
          outline.sections.push(section)
        } else section.startPart(block.text)
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
        if (!head && block.cells.some(({ isHead }) => isHead)) head = block
        else outline.entries.push({ ...entryOfRow(block, head), tier: listed })
      } else if (!/^\W*(?:tiers?|confidence)\b[^.]{0,20}:/i.test(block.text))
        outline.entries.push({ ...entryOf(block), tier: listed })
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
    const labels = LABELS.exec(block.text)
    const confidence =
      /^\W*(?:overall )?(?:confidence|certainty)(?: level| rating)?\W+(?:very )?(high|medium|moderate|low)\b(?:\W*|[*_]*[.;—–] (?!.*\b(?:high|medium|moderate|low)\b).{1,120})$/i.exec(
        block.text,
      )?.[1]
    if (labels) section.label(levelOf(labels[1]), levelOf(labels[2]))
    else if (confidence && (block.depth ?? 1) < 2) section.rate(levelOf(confidence))
    else if (isEntry(block)) outline.entries.push({ ...entryOf(block), tier: undefined })
    else section.add(block, DOUBTS.test(block.text) && /:\W*$/.test(block.text))
  }
  return outline
}

/** "Keys", "Abbreviations": a list of sources under another name. */
const KEYS =
  /^\W*(?:\d+\.?\s*)?(?:(?:source )?(?:keys?|abbreviations?|codes?|legend)|sources? (?:loaded|read|log|key))\W*$/i

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
  return kind === 'text' && text.length < 200 && HEAD_FIELD.test(text)
}
const HEAD_FIELD =
  /^\W*(?:to|from|cc|date|subject|re|title|author|prepared (?:by|for)|compiled|generated|goal|started|version|status|word count|reading time|last update[d]?|updated|as of|posted|published|written|report date|classification|distribution|tiers?|key)\b\s*:/i

/** "1. (Tier 1) Archive, Letters": a source with its tier before it. */
function isRatedEntry({ kind, text }: Block): boolean {
  return kind === 'item' && /^\s*[([]tier [\d.]+[)\]]\W*\p{L}/iu.test(text)
}

/** Headings that open a list of doubts. */
const DOUBTS =
  /^\W*(?:(?:[\dIVX]+|[A-K])(?:[.)]|\s)\s*)?(?:uncertaint(?:y|ies)|limitations?|caveats?|open (?:questions?|points?|issues?|doubts?)|unresolved(?: questions?| issues?| points?)?|conflicts?|conflicting (?:information|evidence|data|statements?|sources?)|disputed(?: points?| facts?| matters?)?|doubts?|gaps?|(?:could|can) ?not (?:yet )?be (?:verified|confirmed|checked|settled|established|resolved)|weak (?:points?|spots?|evidence)|low[- ]confidence(?: claims?| points?)?|(?:things|facts|points|claims) (?:that )?(?:i|we) (?:could|did|do|can)(?: not|n.t)[^.]{0,40}|(?:reservations?|reliability|uncertain(?: points?| facts?| claims?)?|question marks|to do|still missing|missing information|unsolved(?: questions?)?|debated(?: points?)?|controvers(?:y|ies))|not (?:yet )?(?:settled|certain|known|confirmed|verified)|unverified|still (?:open|unclear)|contested|discrepanc(?:y|ies)|(?:known )?unknowns|points? of (?:doubt|dispute)|(?:points?|areas?|notes?|degrees?|remarks?|questions?) (?:of|on|for|about|in) (?:uncertainty|doubts?|disagreement|conflict|dispute)|(?:remaining|unanswered|unsettled|pending|outstanding|further) (?:questions?|points?|issues?|doubts?)|questions? (?:still )?(?:open|unanswered|that remain)|(?:data|evidence|knowledge|research) gaps|loose ends|still (?:to (?:be )?(?:check|verif|confirm|settl)\w*|unknown|unsettled|in doubt)|(?:to (?:be )?|needs? |for (?:further )?)(?:check|verif|confirm)\w*|(?:where|what) (?:the )?(?:sources|accounts|records|books) (?:disagree|differ|conflict|do not say|don't say)|(?:conflicting|contradictory|differing) (?:sources|accounts|figures|claims|dates|reports|evidence)|disagreements?|contradictions|rejected \/ open|open(?= *\W*$)|how (?:sure|certain|reliable)|what (?:is|was|remains|i|we|they|the sources|nobody|no one|could|can|the records?) (?:still )?(?:(?:do|does|did|could|can|is)(?: not|n't)|not|cannot|unclear|uncertain|disputed|unknown|open|knows?))\b[^.]{0,60}$/iu

/** The document's own title: what "Title:" says, its only heading of the highest level, its metadata, or what "Subject:" says. */
function titleOf(
  blocks: readonly Block[],
  headings: readonly Block[],
  given: string | undefined,
): { words: string | undefined; block: Block | null } {
  const [field, about] = [/^\W*title\s*:\s*(\S.{1,160})$/i, /^\W*(?:subject|re|topic)\s*:\s*(\S.{1,160})$/i].map(
    (form) =>
      blocks
        .slice(0, 12)
        .map(({ text }) => form.exec(text)?.[1]?.trim())
        .find(Boolean),
  )
  const first = headings.find(({ text }) => !/[,:]$|^\D{0,40}\d{1,2} \p{L}+ \d{4}$/u.test(text))
  const isTitle =
    first !== undefined &&
    blocks.indexOf(first) < 8 &&
    headings.every((one) => one === first || (one.level ?? 1) > (first.level ?? 1))
  const block = isTitle ? first : null
  if (field) return { words: field, block }
  if (about && (!first || KIND_ALONE.test(first.text))) return { words: about, block }
  const heading =
    first && (isTitle || blocks[0] === first)
      ? first.text.replace(/^[\p{Extended_Pictographic}\uFE0F\s]+(?=\p{L})/u, '')
      : undefined
  return { words: isTitle ? heading : (given ?? heading), block }
}

/** "MEMORANDUM", "Internal briefing note": a heading that says what the document is, and not on what. */
const KIND_ALONE =
  /^\W*(?:(?:\p{L}+ ){0,2}(?:memo(?:randum)?|note|briefing|report|letter|paper|brief|dossier|file|summary|minutes|mail|message)\W*)$/iu
