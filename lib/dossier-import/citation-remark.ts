import type { Tier } from '@/lib/dossier/schema'
import type { Level } from './section'
import { tierOf } from './source-entry'

/** The remark behind a statement in brackets or on a line of its own: its sources, its tier, how sure it is. */
export interface Remark {
  labels: string[]
  /** Works by name that the list of sources lacks. */
  works: string[]
  tier?: Tier | undefined
  confidence?: Level | undefined
}

const SOURCE = /^\W*(?:sources?|src|refs?|references?|via|cited (?:in|from)|citations?|evidence)\s*[:=]\s*/i
const CONFIDENCE =
  /\bconfidence(?: level)?\s*[:=–-]?\s*(high|medium|moderate|low)\b|\b(high|medium|moderate|low)(?:[ -]confidence\b)/i

export function isRemark(inner: string): boolean {
  return (
    SOURCE.test(inner) ||
    CONFIDENCE.test(inner) ||
    (/^\W*tier\b/i.test(inner) && tierOf(inner) !== undefined) ||
    (/[;,|]\s*tier\b/i.test(inner) && tierOf(inner) !== undefined)
  )
}

export function remarkOf(inner: string, knows: (label: string) => boolean): Remark {
  const remark: Remark = { labels: [], works: [] }
  const sure = CONFIDENCE.exec(inner)
  if (sure) remark.confidence = levelOf(sure[1] ?? sure[2])
  const tier = /\btier\b/i.test(inner) ? tierOf(inner) : undefined
  if (tier !== undefined) remark.tier = tier
  const isNamed = SOURCE.test(inner)
  for (const part of inner.replace(SOURCE, '').split(/\s*[;|]\s*/)) {
    const words = part.replace(SOURCE, '').replace(/^[\s[(]+|[\s.\])]+$/g, '')
    if (words === '' || words === '–' || words === '-') continue
    const labels = words.split(/\s*,\s*|\s+and\s+/).map((one) => one.replace(/^\[|\]$/g, ''))
    if (labels.every((one) => knows(one))) remark.labels.push(...labels)
    else if (CONFIDENCE.test(words) || /\btier\b/i.test(words))
      remark.labels.push(...labels.filter((one) => knows(one)))
    else if (knows(words)) remark.labels.push(words)
    else if (isNamed && /\p{L}{2}/u.test(words) && !/^(?:status|verified|checked|note|accessed)\b/i.test(words))
      remark.works.push(words)
  }
  return remark
}

export function levelOf(words: string | undefined): Level | undefined {
  const level = words?.toLowerCase()
  if (level === 'moderate') return 'medium'
  return level === 'high' || level === 'medium' || level === 'low' ? level : undefined
}
