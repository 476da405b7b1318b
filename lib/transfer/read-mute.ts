import type { Mute, MuteKind } from '@/lib/annotations/mute-types'
import type { Loss } from './exchange'
import { noteLimits } from './note-limits'
import { instant, isScript } from './read-address-and-date'
import { readFinding } from './read-finding'
import { isRecord } from './untrusted'

/** What was muted, from a file; null where it cannot be kept as it was. */
export function readMute(raw: unknown): Mute | null {
  if (!isRecord(raw) || typeof raw.kind !== 'string' || !Object.hasOwn(KINDS, raw.kind)) return null
  const losses = new Set<Loss>()
  const finding = readFinding(raw, losses)
  const { id, sentence, url, title } = raw
  const created = instant(raw.created)
  if (!finding || losses.has('finding') || created === null) return null
  if (!isText(id, noteLimits.id) || id === '' || !isText(sentence, noteLimits.quote)) return null
  if (!isText(url, noteLimits.address) || isScript(url) || !isText(title, noteLimits.line)) return null
  const { verdict, reason, claims, dossierVersion } = finding
  return {
    kind: raw.kind as MuteKind,
    sentence: sentence.toWellFormed(),
    claims,
    verdict,
    reason,
    dossierVersion,
    url: url.toWellFormed(),
    title: title.toWellFormed(),
    id: id.toWellFormed(),
    created,
  }
}

const KINDS: Record<MuteKind, true> = { muted: true, 'wrong-match': true }

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most
}
