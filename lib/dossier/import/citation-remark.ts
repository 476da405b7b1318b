import type { Tier } from '@/lib/dossier/format/schema'
import type { Level } from './section'
import { tierOf } from './source-entry'

/** A remark after a statement, in brackets or on a line of its own: its sources, its tier and its confidence. */
export interface CitationRemark {
  labels: string[]
  /** Works by name that the list of sources lacks. */
  works: string[]
  tier?: Tier | undefined
  confidence?: Level | undefined
}

const SOURCE_LABEL = /^\W*(?:sources?|src|refs?|references?|via|cited (?:in|from)|citations?|evidence)\s*[:=]\s*/i
const CONFIDENCE =
  /\bconfidence(?: level)?\s*(?:is\b|[:=–-])?\s*(?:very )?(high|medium|moderate|med|low|[HML](?![\p{L}]))|\b(?:very )?(high|medium|moderate|low)(?:[ -]confidence\b)/iu

/** Parts of a remark that need no word before them: "T2" and "high" in "S1; T2; high". */
const PLAIN_TIER = /^(?:tier\s*)?T?\s?(?:[123]|2\.5)$/i
const PLAIN_LEVEL = /^(?:high|medium|moderate|low)$/i

/** Returns whether text in brackets has only known sources, tiers and confidences, and not only sources. */
export function isPlainRemark(inner: string, knows: (label: string) => boolean): boolean {
  const parts = inner.split(/\s*[;,|·]\s*/).filter(Boolean)
  const isRating = (part: string) => PLAIN_LEVEL.test(part) || (/^t/i.test(part) && PLAIN_TIER.test(part))
  return (
    parts.some(isRating) && parts.every((part) => isRating(part) || knows(part)) && !/^(?:high|medium|low)$/.test(inner)
  )
}

export function isCitationRemark(inner: string): boolean {
  return (
    SOURCE_LABEL.test(inner) ||
    CONFIDENCE.test(inner) ||
    (/^\W*tier\b/i.test(inner) && tierOf(inner) !== undefined) ||
    (/[;,|]\s*tier\b/i.test(inner) && tierOf(inner) !== undefined)
  )
}

export function parseCitationRemark(inner: string, knows: (label: string) => boolean): CitationRemark {
  const remark: CitationRemark = { labels: [], works: [] }
  const sure = CONFIDENCE.exec(inner)
  if (sure) remark.confidence = levelOf(sure[1] ?? sure[2])
  else remark.confidence = levelOf(inner.split(/\s*[;,|·]\s*/).find((part) => PLAIN_LEVEL.test(part)))
  const tier = /\btier\b|\bT[123]\b/i.test(inner) ? tierOf(inner) : undefined
  if (tier !== undefined) remark.tier = tier
  const isNamed = SOURCE_LABEL.test(inner)
  for (const part of inner.replace(SOURCE_LABEL, '').split(/\s*[;|]\s*/)) {
    const words = part.replace(SOURCE_LABEL, '').replace(/^[\s[(]+|[\s.\])]+$/g, '')
    if (words === '' || words === '–' || words === '-') continue
    const labels = words
      .split(/\s*[,&·]\s*|\s+and\s+|\]\s*\[/)
      .map((one) => one.replace(/^(?:(?:source|ref|no)s?\.?\s+|[[#^]+)+(?=\S)|\]$/gi, ''))
      .flatMap(labelsInRange)
      .filter((one) => one !== '' && !PLAIN_LEVEL.test(one) && !/^T[123]$/.test(one))
    if (labels.length === 0) continue
    if (labels.every((one) => knows(one))) remark.labels.push(...labels)
    else if (CONFIDENCE.test(words) || /\btier\b/i.test(words))
      remark.labels.push(...labels.filter((one) => knows(one)))
    else if (knows(words)) remark.labels.push(words)
    // One of several keys has no entry: the others still count.
    else if (labels.some((one) => knows(one)) && labels.every((one) => /^[\p{Lu}\d][\p{L}\d-]{0,7}$/u.test(one)))
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

export function levelOf(words: string | undefined): Level | undefined {
  const level = words?.toLowerCase()
  if (level === 'moderate' || level === 'med' || level === 'm') return 'medium'
  if (level === 'h') return 'high'
  if (level === 'l') return 'low'
  return level === 'high' || level === 'medium' || level === 'low' ? level : undefined
}
