import { readMute as readValid, type Mute } from '@/lib/schema/mute'
import type { Loss } from '../shared/exchange'
import { instant, isScript } from '@/lib/text/read-address-and-date'
import { isRecord } from '@/lib/schema/is-record'

/**
 * Reads a muted sentence from a file; null if it is invalid. An invalid correction is dropped, and the muted sentence
 * kept.
 */
export function readMute(raw: unknown): { mute: Mute; losses: readonly Loss[] } | null {
  if (!isRecord(raw)) return null
  const mute = readValid({ ...raw, created: instant(raw.created) })
  if (mute === null || isScript(mute.url)) return null
  return { mute, losses: mute.says || raw.says === undefined ? [] : ['other'] }
}
