import type { Tier } from '@/lib/dossier/format/schema'
import { withoutGuards, type DocBlock, type Link } from '@/lib/dossier/readers/block'
import { authorYearMarks } from './author-year'
import {
  labelsOfMark,
  chatMarksIn,
  plainDigits,
  SQUARE_MARK,
  RAISED_MARK,
  ROUND_MARK,
  WORK_IN_BRACKETS,
  withoutLinks,
  type CitationStyle,
} from './citation-style'
import type { ConfidenceLevel } from './section'
import { ADDRESS_REST, tierOf } from './source-entry'
import { hostOf } from '@/lib/text/urls'

/** A place where a text cites. `at` is an offset into the text without its marks. */
export interface Citation {
  at: number
  label?: string | undefined
  url?: string
  words?: string
  work?: string
  /** Whether a removed mark was between a full stop and a capital letter, so that a sentence ends there. */
  endsSentence?: boolean
  tier?: Tier | undefined
  confidence?: ConfidenceLevel | undefined
}

/** A text, or one of its sentences, with what it cites; `citations` count from its start. */
export interface CitedText {
  text: string
  citations: Citation[]
}

/** Removes citation marks from a text and returns their positions. Links inside a sentence keep their words. */
export function readCitations(
  { text, links }: Pick<DocBlock, 'text' | 'links'>,
  style: CitationStyle,
  { isKnownLabel, references }: KnownSources,
): CitedText {
  const marks: CitationMark[] = []
  const mark = (match: RegExpExecArray, labels: string[], more: Partial<CitationMark> = {}): void => {
    marks.push({ start: match.index, end: match.index + match[0].length, keptWords: '', labels, ...more })
  }
  const unlinked = withoutLinks({ text, links })
  for (const link of links) marks.push(linkMark(text, link, isKnownLabel, unlinked))
  for (const match of text.matchAll(REFERENCE_MARK)) {
    const url = references.get((match[1] ?? '').toLowerCase())
    if (url) mark(match, [], { url, words: match[1] ?? '' })
  }
  const patterns = [SQUARE_MARK, ...(style.round ? [ROUND_MARK] : []), ...(style.raised ? [RAISED_MARK] : [])]
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const labels = match[1] ? [match[1]] : labelsOfMark(match[0])
      // "[1998]" and "(2)" are marks only where there is such a source.
      if ((pattern === ROUND_MARK || Number(labels[0]) > 999) && !labels.some(isKnownLabel)) continue
      const url = labels.map((label) => references.get(label.toLowerCase())).find(Boolean)
      if (url !== undefined && !labels.some(isKnownLabel)) mark(match, [], { url, words: '' })
      else mark(match, labels)
    }
  }
  for (const { start, end, digits } of style.findDigits?.(unlinked) ?? [])
    marks.push({ start, end, keptWords: '', labels: labelsOfMark(digits) })
  const isInLink = (at: number): boolean => links.some(({ start, end }) => start <= at && at < end)
  for (const { match, names } of style.chatMarks ? chatMarksIn(text) : [])
    if (!isInLink(match.index) && !isInLink(match.index + match[0].length - 1)) mark(match, names)
  for (const { isYearAlone, ...one } of authorYearMarks(text, isKnownLabel, style.authorYear))
    if (style.authorYear || !isYearAlone) marks.push({ ...one, keptWords: '' })
  for (const match of text.matchAll(IBID)) mark(match, [IBID_LABEL])
  for (const match of text.matchAll(/\[not checked\]/g)) mark(match, [NOT_CHECKED])
  for (const match of text.matchAll(NUMBER_WITH_WORD)) {
    const labels = labelsOfMark(match.slice(1).find(Boolean) ?? '')
    if (labels.length > 0 && (labels.every(isKnownLabel) || /^\[(?:source|ref)/i.test(match[0]))) mark(match, labels)
  }
  for (const match of text.matchAll(BRACKETED_TEXT)) {
    const [whole, inner = ''] = match
    const end = match.index + whole.length
    const within = links.filter((link) => link.start >= match.index && link.end <= end)
    if (within.length > 1 && BETWEEN_LINKS.test(unlinked.slice(match.index + 1, end - 1))) {
      mark(match, [], { inner: within.map((link) => linkMark(text, link, isKnownLabel, unlinked)) })
      continue
    }
    if (isCitationRemark(inner) || isPlainRemark(inner, isKnownLabel)) {
      const remark = parseCitationRemark(inner, isKnownLabel)
      if (within.length > 0) remark.works = []
      mark(match, remark.labels, { remark, inner: within.map((link) => linkMark(text, link, isKnownLabel, unlinked)) })
      continue
    }
    if (within.length > 0 || /^\s*\^?\d/.test(inner)) continue
    if (HOST.test(inner) && /^(?:[.;]|$)/.test(text.slice(end, end + 1)))
      mark(match, [], { remark: { labels: [], works: [inner] } })
    const named = knownSourcesIn(inner, whole.startsWith('('), isKnownLabel)
    if (named.length > 0) mark(match, named)
  }
  for (const match of style.worksCite ? text.matchAll(WORK_IN_BRACKETS) : []) {
    const work = match[1] ?? match[2] ?? ''
    if (!/\b(?:is|are|was|were|has|had|have)\b/.test(work)) mark(match, [], { remark: { labels: [], works: [work] } })
  }
  for (const match of text.matchAll(ADDRESS_PATTERN)) {
    const url = match[1] ?? ''
    if (links.some((link) => link.start <= match.index + match[0].indexOf(url) && link.end >= match.index + 4)) continue
    mark(match, [], { url, words: '' })
  }
  return withoutMarks(text, marks)
}

/** Markdown references: `[label]`; a number is a mark of its own. */
const REFERENCE_MARK = /\[(?!\d{1,4}\])([^[\]\n]{1,60})\](?![[(])/g

/** "[ref. 3]", "(source 3, p. 12)", "[3, pp. 4–5]", "{3}", "^3^": numbers with a word or a page. */
const NUMBER_WITH_WORD =
  /[[(]\s*(?:see\s+)?(?:refs?|sources?|src|notes?|fn|no|nos)\b\.?:?\s*#?(\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,9})(?:[,:]\s*(?:pp?|ch|sec)\.\s?[\d–, -]{1,20})?\s*[\])]|[[(](?=(\d{1,3}))\2[,:]\s*(?:pp?|ch|sec|para)\.\s?[\d–, -]{1,20}[\])]|\{(?=(\d{1,3}))\3\}|\^\[?(?=(\d{1,3}))\4(?:\]|\^)/gi

/** "(Ibid., p. 12)": the source that was cited last. */
const IBID = /[[(](?:see )?(?:[Ii]bid(?:em)?\.?|Idem|Id\.|[Ll]oc\. ?cit\.)(?=[\s,;:)\]])[^()[\]\n]{0,40}[)\]]/g
export const IBID_LABEL = 'ibid.'
/** Label of the mark that a report of ours puts behind a sentence without a claim. */
export const NOT_CHECKED = 'not checked'

const BETWEEN_LINKS = /^(?:[\s,;|&·/+]|and|see|also|sources?:?)*$/i
const BRACKETED_TEXT = /[[(]([^()[\]\n]{1,200})[)\]]/g
const HOST = /^(?:[a-z\d-]{1,40}\.){1,4}(?:com|org|net|edu|gov|int|mil|(?:ac|co|gov|org)\.[a-z]{2})$/
const ADDRESS_PATTERN = new RegExp(String.raw`[(<[]?\b(https?:\/\/${ADDRESS_REST})[)>\]]?`, 'g')

export interface KnownSources {
  isKnownLabel: (label: string) => boolean
  references: ReadonlyMap<string, string>
}

interface CitationMark {
  start: number
  end: number
  keptWords: string
  labels: string[]
  url?: string
  words?: string
  remark?: CitationRemark
  inner?: CitationMark[]
}

/** @param unlinked the text with blanks in place of its links */
function linkMark(
  text: string,
  { start, end, url }: Link,
  isKnownLabel: (label: string) => boolean,
  unlinked: string,
): CitationMark {
  const words = text.slice(start, end)
  const number = /^\s*\[?\^?(\d{1,4})\]?\s*$/.exec(plainDigits(words))?.[1]
  // "opened in [1890](…)": a year or a number that is a word of the sentence, not a mark.
  const isBound = /\b(?:in|of|on|since|from|to|until|by|at|about|around|aged|the|over|than|for|and)\s$/i.test(
    text.slice(Math.max(0, start - 8), start),
  )
  const isWord = !words.includes('[') && ((Number(number) > 999 && !isKnownLabel(number ?? '')) || isBound)
  if (number !== undefined && !isWord) return { start, end, keptWords: '', labels: [number], url, words: '' }
  // "(Reuters)" after a sentence names its source; "as Reuters wrote" is part of the sentence.
  const before = /[([]\s*$/.test(text.slice(Math.max(0, start - 3), start))
  const after = /^\s*[)\]]/.test(text.slice(end, end + 3))
  const afterEnd =
    /[.!?]["”’)]?\s*$/.test(text.slice(Math.max(0, start - 4), start)) &&
    /^\s*(?:$|[\p{Lu}[(])/u.test(text.slice(end, end + 3)) &&
    !/\s\S+\s\S+\s/.test(words)
  // "of three, [nasa.gov](…/crew)." names its source; "on [nasa.gov](…)" and the address of a whole site are words.
  const isHost = words.replace(/^\[?(?:www\.)?|\]$/g, '') === hostOf(url) && /\/\/[^/]+\/./.test(url) && !isBound
  const isCited = isHost && /^[\s,;&]*(?:[.;!?]|$)/.test(unlinked.slice(end, end + 300))
  return {
    start: isCited && text.slice(start - 2, start) === ', ' ? start - 2 : start,
    end,
    keptWords:
      (before && after) || afterEnd || isCited || /^\s*<?https?:|^\W*oai_citation|\+\d{1,2}$/.test(words) ? '' : words,
    labels: [],
    url,
    words: words.replace(/\s?\+\d{1,2}$/, ''),
  }
}

function withoutMarks(text: string, marks: CitationMark[]): CitedText {
  const citations: Citation[] = []
  let textWithout = ''
  let copiedTo = 0
  let isMarkBefore = false
  for (const mark of marks.sort((a, b) => a.start - b.start || b.end - a.end)) {
    // Skips a mark inside the previous mark, such as a number in brackets within a link.
    if (mark.start < copiedTo) continue
    const between = text.slice(copiedTo, mark.start)
    // "[1], [2]", "[1] and [2]": what joins two marks goes with them.
    if (!(isMarkBefore && mark.keptWords === '' && BETWEEN_MARKS.test(between))) textWithout += withoutGuards(between)
    isMarkBefore = mark.keptWords === ''
    copiedTo = mark.end
    let endsSentence = false
    if (mark.keptWords === '') {
      endsSentence =
        /[.!?]["”’)]?\s?$/.test(textWithout.slice(-4)) && /^\s*["“(]?\p{Lu}/u.test(text.slice(copiedTo, copiedTo + 4))
      // "(" and ")" around a mark go with it, and so does the blank before it.
      if (/\(\s*$/.test(textWithout.slice(-3)) && /^\s*\)/.test(text.slice(copiedTo, copiedTo + 3))) {
        textWithout = textWithout.replace(/\s?\(\s*$/, '')
        copiedTo += /^\s*\)/.exec(text.slice(copiedTo, copiedTo + 3))?.[0].length ?? 0
      } else if (/[\s]$/.test(textWithout) && /^(?:[\s.,;:!?)\]】]|\[|$)/.test(text.slice(copiedTo, copiedTo + 1)))
        textWithout = textWithout.trimEnd()
    } else textWithout += mark.keptWords
    const cite = (more: Omit<Citation, 'at'>) => citations.push({ at: textWithout.length, ...more })
    if (endsSentence) cite({ endsSentence })
    if (mark.url !== undefined) cite({ url: mark.url, words: mark.words ?? '', label: mark.labels[0] })
    else for (const label of mark.labels) cite({ label })
    for (const { url, words = '' } of mark.inner ?? []) if (url !== undefined) cite({ url, words })
    const { tier, confidence, works = [] } = mark.remark ?? {}
    for (const work of works) cite({ work })
    if (tier !== undefined || confidence !== undefined) cite({ tier, confidence })
  }
  return { text: textWithout + withoutGuards(text.slice(copiedTo)), citations }
}

const BETWEEN_MARKS = /^\s{0,3}(?:[,;&+/·]\s?)?(?:(?:and|or|&)\s)?\s?$/

/** Returns the sources that "[NASA, JPL]" or "(Britannica)" names; none if one of them is unknown. */
function knownSourcesIn(inner: string, isRound: boolean, knows: (label: string) => boolean): string[] {
  const parts = inner.split(/\s*[;,&]\s*|\s+and\s+/).filter(Boolean)
  if (
    !isRound &&
    parts.length < 9 &&
    parts.every((part) => /^(?:[a-z]\d?|[ivx]{1,6}|[*†‡§]{1,3})$/.test(part) && knows(part))
  )
    return parts
  if (parts.length > 0 && parts.length < 9 && parts.every((part) => /^[\p{Lu}\d]/u.test(part) && knows(part)))
    return parts
  return !isRound && knows(inner) ? [inner] : []
}

/** A remark after a statement, in brackets or on a line of its own: its sources, its tier and its confidence. */
interface CitationRemark {
  labels: string[]
  /** Works by name that the list of sources lacks. */
  works: string[]
  tier?: Tier | undefined
  confidence?: ConfidenceLevel | undefined
}

const SOURCE_LABEL = /^\W*(?:sources?|src|refs?|references?|via|cited (?:in|from)|citations?|evidence)\s*[:=]\s*/i
const CONFIDENCE_REMARK =
  /\bconfidence(?: level)?\s*(?:is\b|[:=–-])?\s*(?:very )?(high|medium|moderate|med|low|[HML](?![\p{L}]))|\b(?:very )?(high|medium|moderate|low)(?:[ -]confidence\b)/iu

/** Parts of a remark that need no word before them: "T2" and "high" in "S1; T2; high". */
const TIER_ALONE = /^(?:tier\s*)?T?\s?(?:[123]|2\.5)$/i
const CONFIDENCE_ALONE = /^(?:high|medium|moderate|low)$/i

/** Returns whether text in brackets has only known sources, tiers and confidences, and not only sources. */
function isPlainRemark(inner: string, knows: (label: string) => boolean): boolean {
  const parts = inner.split(/\s*[;,|·]\s*/).filter(Boolean)
  const isRating = (part: string) => CONFIDENCE_ALONE.test(part) || (/^t/i.test(part) && TIER_ALONE.test(part))
  return (
    parts.some(isRating) && parts.every((part) => isRating(part) || knows(part)) && !/^(?:high|medium|low)$/.test(inner)
  )
}

export function isCitationRemark(inner: string): boolean {
  return (
    SOURCE_LABEL.test(inner) ||
    CONFIDENCE_REMARK.test(inner) ||
    (/^\W*tier\b/i.test(inner) && tierOf(inner) !== undefined) ||
    (/[;,|]\s*tier\b/i.test(inner) && tierOf(inner) !== undefined)
  )
}

function parseCitationRemark(inner: string, isKnownLabel: (label: string) => boolean): CitationRemark {
  const remark: CitationRemark = { labels: [], works: [] }
  const [, word, before] = CONFIDENCE_REMARK.exec(inner) ?? []
  const alone = inner.split(/\s*[;,|·]\s*/).find((part) => CONFIDENCE_ALONE.test(part))
  remark.confidence = confidenceLevelOf(word ?? before ?? alone)
  const tier = /\btier\b|\bT[123]\b/i.test(inner) ? tierOf(inner) : undefined
  if (tier !== undefined) remark.tier = tier
  const isNamed = SOURCE_LABEL.test(inner)
  for (const part of inner.replace(SOURCE_LABEL, '').split(/\s*[;|]\s*/)) {
    const words = part.replace(SOURCE_LABEL, '').replace(/^[\s[(]+|[\s.\])]+$/g, '')
    if (words === '' || words === '–' || words === '-') continue
    const labels = words
      .split(/\s*[,&·]\s*|\s+and\s+|\]\s*\[/)
      .map((label) => label.replace(/^(?:(?:source|ref|no)s?\.?\s+|[[#^]+)+(?=\S)|\]$/gi, ''))
      .flatMap(labelsInRange)
      .filter((label) => label !== '' && !CONFIDENCE_ALONE.test(label) && !/^T[123]$/.test(label))
    if (labels.length === 0) continue
    if (labels.every((label) => isKnownLabel(label))) remark.labels.push(...labels)
    else if (CONFIDENCE_REMARK.test(words) || /\btier\b/i.test(words))
      remark.labels.push(...labels.filter((label) => isKnownLabel(label)))
    else if (isKnownLabel(words)) remark.labels.push(words)
    // One of several keys has no entry: the others still count.
    else if (
      labels.some((label) => isKnownLabel(label)) &&
      labels.every((label) => /^[\p{Lu}\d][\p{L}\d-]{0,7}$/u.test(label))
    )
      remark.labels.push(...labels)
    else if (isNamed && /\p{L}{2}/u.test(words) && !/^(?:status|verified|checked|note|accessed)\b/i.test(words))
      remark.works.push(words)
  }
  return remark
}

/** Returns the numbers of a range ("2", "3", "4" for "2–4"); any other label alone. */
function labelsInRange(label: string): string[] {
  const [, from, to] = /^(\d{1,4})\s*[–-]\s*(\d{1,4})$/.exec(label) ?? []
  const count = Number(to) - Number(from)
  if (from === undefined || !(count > 0 && count <= 40)) return [label]
  return Array.from({ length: count + 1 }, (_, at) => String(Number(from) + at))
}

export function confidenceLevelOf(words = ''): ConfidenceLevel | undefined {
  const initial = words.charAt(0).toLowerCase()
  const isLevel = /^(?:h|high|m|med|medium|moderate|l|low)$/i.test(words)
  return isLevel ? (['high', 'medium', 'low'] as const).find((level) => level.startsWith(initial)) : undefined
}
