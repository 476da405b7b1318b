import { saysDate } from './as-of'
import { LEVEL_LABELS } from '@/lib/dossier/readers/plain-blocks'
import { type DocBlock, type ParsedDocument, SOURCES_HEADING } from '@/lib/dossier/readers/block'
import { confidenceLevelOf } from './citations'
import { Section } from './section'
import { hasVerb } from '@/lib/text/verbs'
import { splitSourceEntry, isSourceEntry, tierOf, type SourceEntry, entryOfRow } from './source-entry'

interface Outline {
  title: string | undefined
  sections: Section[]
  /** Entries of the document's lists of sources, one run for each list. */
  runs: SourceEntry[][]
}

/** Sorts the blocks of a document into its sections. `isEvidence`: it is no report, and lists no doubts of its own. */
export function sectionsOfDocument({ blocks, title: givenTitle }: ParsedDocument, isEvidence: boolean): Outline {
  const headings = blocks.filter(({ kind }) => kind === 'heading')
  const title = titleOf(blocks, headings, givenTitle)
  const otherHeadings = title.block ? headings.filter((block) => block !== title.block) : headings
  const topicLevel = otherHeadings.reduce((least, { level = 1 }) => Math.min(least, level), 6)
  const sections: Section[] = []
  const runs: EntryReader[][] = []
  let isInRun = false
  const addEntry = (read: EntryReader): void => {
    if (!isInRun) runs.push([])
    isInRun = true
    runs.at(-1)?.push(read)
  }
  let section = new Section('')
  sections.push(section)
  let listLevel: number | null = null
  let listTier: ReturnType<typeof tierOf>
  let tableHead: DocBlock | null = null
  for (const [index, block] of blocks.entries()) {
    if (block === title.block || isDocumentField(block) || saysDate(block, index)) continue
    if (block.kind !== 'row') tableHead = null
    if (block.kind === 'footnote') {
      const tier = listLevel === null ? undefined : listTier
      addEntry(() => ({ block, label: block.label ?? null, tier }))
      continue
    }
    const level = levelOfHeading(block, listLevel !== null, blocks[index + 1], isEvidence)
    if (level !== null) {
      if (opensSources(block.text)) {
        listLevel = level
        listTier = tierOfHeading(block.text)
      } else if (listLevel !== null && (level > listLevel || tierOf(block.text) !== undefined))
        listTier = tierOfHeading(block.text)
      else {
        listLevel = null
        if (!isEvidence && DOUBTS_HEADING.test(block.text)) section.startDoubts()
        else if (level <= topicLevel) {
          section = new Section(block.text)
          sections.push(section)
        } else section.startPart(block.text)
      }
      continue
    }
    if (listLevel !== null && isTextBelowList(block)) listLevel = null
    if (listLevel !== null) {
      const names = tableHead
      const tier = listTier
      if (block.cells && !tableHead && block.cells.some(({ isHead }) => isHead)) tableHead = block
      else if (block.cells) addEntry(() => ({ ...entryOfRow(block, names), tier }))
      else if (!/^\W*(?:tiers?|confidence)\b[^.]{0,20}:/i.test(block.text))
        addEntry((isKey) => ({ ...splitSourceEntry(block, isKey), tier }))
      continue
    }
    const labels = LEVEL_LABELS.exec(block.text)
    const confidence = CONFIDENCE_LABEL.exec(block.text)?.[1]
    if (labels) section.setLevels(confidenceLevelOf(labels[1]), confidenceLevelOf(labels[2]))
    else if (confidence) section.setConfidence(confidenceLevelOf(confidence))
    else if (isSourceEntry(block)) addEntry((isKey) => ({ ...splitSourceEntry(block, isKey), tier: undefined }))
    else {
      isInRun = false
      section.add(block, !isEvidence && DOUBTS_HEADING.test(block.text) && /:\W*$/.test(block.text), runs.length)
    }
  }
  const all = runs.flat().map((read) => read(() => true))
  const isCited = createKeyTest(sections)
  const isKey = (key: string) => isCited(key) && all.filter(({ label }) => label === key).length < 2
  return { title: title.words, sections, runs: runs.map((run) => run.map((read) => read(isKey))) }
}

/** Returns whether a paragraph below a list of sources is the text of a next answer: it has a sentence that cites. */
function isTextBelowList({ kind, text, links }: DocBlock): boolean {
  if (kind !== 'text') return false
  if (/^\W*(?:user|you|human|me|prompt|question|assistant|chatgpt|claude|gemini)\W{0,3}:\s/i.test(text)) return true
  const isEntryLike = links.length > 0 || /^\s*[[【(]?\d|https?:/i.test(text)
  return !isEntryLike && /[\p{L}\d)”"][.,]?\s?\[\d{1,3}\]/u.test(text) && hasVerb(text)
}

/** Reads an entry. `isKey`: whether a word in front of it, such as "NASA:", is its key and no part of its title. */
type EntryReader = (isKey: (word: string) => boolean) => SourceEntry

/** Returns whether the text cites by a key, in brackets or on a line of sources: only where no number cites. */
function createKeyTest(sections: readonly Section[]): (key: string) => boolean {
  const blocks = sections.flatMap(({ paragraphs, doubts }) => [
    ...paragraphs.flatMap(({ block, sourceLine }) => (sourceLine ? [block, sourceLine] : [block])),
    ...doubts,
  ])
  if (blocks.some(({ text }) => /\[\d{1,3}\]/.test(text))) return () => false
  const lines = new Set(sections.flatMap(({ paragraphs }) => paragraphs.map(({ sourceLine }) => sourceLine)))
  const cited = blocks.flatMap((block) => [
    ...(lines.has(block) ? [block.text] : (block.text.match(/[[(【][^[\]()【】\n]{1,200}[\])】]/g) ?? [])),
    ...(block.cells?.map(({ text }) => text).filter((text) => text.length < 40) ?? []),
  ])
  const words = new Set(cited.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)))
  return (key) => words.has(key)
}

function levelOfHeading(
  { kind, level = 1, text, links }: DocBlock,
  isInList: boolean,
  next: DocBlock | undefined,
  isEvidence: boolean,
): number | null {
  if (kind === 'heading') return level
  // "Notes:" in an article has text below it.
  if (isEvidence && /^\W*(?:notes|links)\W*$/i.test(text)) return null
  if (isInList) return links.length === 0 && /^tier \d[^:]{0,60}:?$/i.test(text) ? 6 : null
  const isLead = /:\s*$/.test(text) || (/^[\p{L} ]{4,40}$/u.test(text) && next?.kind === 'item')
  return kind === 'text' && isLead && opensSources(text) ? 5 : null
}

/** A line that states the confidence: "Confidence: high. The sources agree." */
const CONFIDENCE_LABEL =
  /^\W*(?:overall )?(?:confidence|certainty)(?: level| rating)?\W+(?:very )?(high|medium|moderate|low)\b.{0,120}$/i

const opensSources = (text: string): boolean => SOURCES_HEADING.test(text) || SOURCE_KEYS_HEADING.test(text)

/** "Keys", "Abbreviations": a list of sources under another name. */
const SOURCE_KEYS_HEADING =
  /^\W*(?:\d+\.?\s*)?(?:(?:source )?(?:keys?|abbreviations?|codes?|legend)|sources? (?:loaded|read|log|key)|learn more|citations and sources)\W*$/i

function tierOfHeading(words: string): ReturnType<typeof tierOf> {
  const named = tierOf(words)
  if (named !== undefined) return named
  const [only, ...more] = TIER_WORDS.filter(({ word }) => word.test(words))
  return more.length === 0 ? only?.tier : undefined
}
const TIER_WORDS = [
  { tier: 1, word: /\bprimary\b/i },
  { tier: 2, word: /\bsecondary\b/i },
  { tier: 3, word: /\btertiary\b/i },
] as const

/** Returns whether a line is a field about the document itself, such as "To: …" or "Version: …". */
function isDocumentField(block: DocBlock): boolean {
  const { kind, text } = block
  return kind === 'text' && text.length < 200 && DOCUMENT_FIELD.test(text)
}
const DOCUMENT_FIELD =
  /^\W*(?:to|from|cc|date|subject|re|title|author|prepared (?:by|for)|compiled|generated|goal|started|version|status|word count|reading time|last update[d]?|updated|as of|posted|published|written|report date|classification|distribution|tiers?|key)\b\s*:/i

const DOUBTS_HEADING =
  /^\W*(?:(?:[\dIVX]+|[A-K])(?:[.)]|\s)\s*)?(?:uncertaint(?:y|ies)|limitations?|caveats?|open (?:questions?|points?|issues?|doubts?)|unresolved(?: questions?| issues?| points?)?|conflicts?|conflicting (?:information|evidence|data|statements?|sources?)|disputed(?: points?| facts?| matters?)?|doubts?|gaps?|(?:could|can) ?not (?:yet )?be (?:verified|confirmed|checked|settled|established|resolved)|weak (?:points?|spots?|evidence)|low[- ]confidence(?: claims?| points?)?|(?:things|facts|points|claims) (?:that )?(?:i|we) (?:could|did|do|can)(?: not|n.t)[^.]{0,40}|(?:reservations?|reliability|uncertain(?: points?| facts?| claims?)?|question marks|to do|still missing|missing information|unsolved(?: questions?)?|debated(?: points?)?|controvers(?:y|ies))|not (?:yet )?(?:settled|certain|known|confirmed|verified)|unverified|still (?:open|unclear)|contested|discrepanc(?:y|ies)|(?:known )?unknowns|points? of (?:doubt|dispute)|(?:points?|areas?|notes?|degrees?|remarks?|questions?) (?:of|on|for|about|in) (?:uncertainty|doubts?|disagreement|conflict|dispute)|(?:remaining|unanswered|unsettled|pending|outstanding|further) (?:questions?|points?|issues?|doubts?)|questions? (?:still )?(?:open|unanswered|that remain)|(?:data|evidence|knowledge|research) gaps|loose ends|still (?:to (?:be )?(?:check|verif|confirm|settl)\w*|unknown|unsettled|in doubt)|(?:to (?:be )?|needs? |for (?:further )?)(?:check|verif|confirm)\w*|(?:where|what) (?:the )?(?:sources|accounts|records|books) (?:disagree|differ|conflict|do not say|don't say)|(?:conflicting|contradictory|differing) (?:sources|accounts|figures|claims|dates|reports|evidence)|disagreements?|contradictions|rejected \/ open|open(?= *\W*$)|how (?:sure|certain|reliable)|what (?:is|was|remains|i|we|they|the sources|nobody|no one|could|can|the records?) (?:still )?(?:(?:do|does|did|could|can|is)(?: not|n't)|not|cannot|unclear|uncertain|disputed|unknown|open|knows?))\b[^.]{0,60}$/iu

/** Finds the title: a "Title:" or "Subject:" line, the only top heading, the metadata, or a heading in first place. */
function titleOf(
  blocks: readonly DocBlock[],
  headings: readonly DocBlock[],
  givenTitle: string | undefined,
): { words: string | undefined; block: DocBlock | null } {
  const [titleField, subjectLine] = [
    /^\W*title\s*:\s*(\S.{1,160})$/i,
    /^\W*(?:subject|re|topic)\s*:\s*(\S.{1,160})$/i,
  ].map((form) =>
    blocks
      .slice(0, 12)
      .map(({ text }) => form.exec(text)?.[1]?.trim())
      .find(Boolean),
  )
  const first = headings.find(({ text }) => !/[,:]$|^\D{0,40}\d{1,2} \p{L}+ \d{4}$/u.test(text))
  const isTitle =
    first !== undefined &&
    blocks.indexOf(first) < 8 &&
    headings.every((heading) => heading === first || (heading.level ?? 1) > (first.level ?? 1))
  const block = isTitle ? first : null
  if (titleField) return { words: titleField, block }
  if (subjectLine && (!first || DOCUMENT_KIND_ALONE.test(first.text))) return { words: subjectLine, block }
  const heading =
    first && (isTitle || blocks[0] === first)
      ? first.text.replace(/^[\p{Extended_Pictographic}\uFE0F\s]+(?=\p{L})/u, '')
      : undefined
  return { words: isTitle ? heading : (givenTitle ?? heading), block }
}

/** "MEMORANDUM", "Internal briefing note": a heading that names the kind of the document, and not its topic. */
const DOCUMENT_KIND_ALONE =
  /^\W*(?:(?:\p{L}+ ){0,2}(?:memo(?:randum)?|note|briefing|report|letter|paper|brief|dossier|file|summary|minutes|mail|message)\W*)$/iu
