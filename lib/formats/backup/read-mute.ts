import type { Mute, MuteKind } from '@/lib/annotations/mute-types'
import type { Loss } from '../shared/exchange'
import { noteLimits } from '../shared/note-limits'
import { instant, isScript } from '../shared/read-address-and-date'
import { readFinding } from './read-finding'
import { readSays } from './read-says'
import { isRecord, isText } from '../shared/untrusted'

/**
 * Reads a muted sentence from a file; null if it is invalid. An invalid correction is dropped, and the muted sentence
 * kept.
 */
export function readMute(raw: unknown): { mute: Mute; losses: readonly Loss[] } | null {
  if (!isRecord(raw) || typeof raw.kind !== 'string' || !Object.hasOwn(KINDS, raw.kind)) return null
  const losses = new Set<Loss>()
  const finding = readFinding(raw, losses)
  const { id, sentence, url, title } = raw
  const created = instant(raw.created)
  if (!finding || losses.has('finding') || created === null) return null
  if (!isText(id, noteLimits.id) || id === '' || !isText(sentence, noteLimits.quote)) return null
  if (!isText(url, noteLimits.address) || isScript(url) || !isText(title, noteLimits.line)) return null
  const { verdict, reason, claims, dossierVersion } = finding
  const says = readSays(raw.says)
  const mute = {
    kind: raw.kind as MuteKind,
    sentence: sentence.toWellFormed(),
    claims,
    verdict,
    reason,
    dossierVersion,
    url: url.toWellFormed(),
    title: title.toWellFormed(),
    ...(says ? { says } : {}),
    id: id.toWellFormed(),
    created,
  }
  return { mute, losses: says || raw.says === undefined ? [] : ['other'] }
}

const KINDS: Record<MuteKind, true> = { muted: true, 'wrong-match': true }
