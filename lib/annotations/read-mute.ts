import type { Verdict } from '@/lib/engine/types'
import type { Mute, Right, Says } from './mute-types'

/**
 * Reads a database row as a muted sentence; null if it is invalid, so that a damaged row does not affect the others. An
 * invalid correction is left out; the row itself is not changed.
 */
export function readMute(row: unknown): Mute | null {
  if (!isRecord(row)) return null
  const { id, created, kind, sentence, claims, verdict, reason, dossierVersion, url, title } = row
  const words = { id, created, sentence, reason, dossierVersion, url, title }
  if (!isWords(words) || words.id === '' || !isVerdict(verdict) || !isStrings(claims)) return null
  if (kind !== 'muted' && kind !== 'wrong-match') return null
  const says = readSays(row.says)
  return { ...words, kind, claims, verdict, ...(says ? { says } : {}) }
}

function readSays(value: unknown): Says | null {
  if (!isRecord(value)) return null
  const { claim, comment } = value
  const right = readRight(value.right)
  if (right === null || typeof comment !== 'string' || (claim !== null && typeof claim !== 'string')) return null
  return { right, claim, comment }
}

function readRight(value: unknown): Right | null {
  if (!isRecord(value)) return null
  const { kind, verdict, wrong, alias, entity } = value
  if (kind === 'unrelated' || kind === 'note') return { kind }
  if (kind === 'verdict' && isVerdict(verdict) && typeof wrong === 'string') return { kind, verdict, wrong }
  if (kind === 'alias' && typeof alias === 'string' && typeof entity === 'string') return { kind, alias, entity }
  return null
}

const VERDICTS: readonly unknown[] = ['contradicted', 'disputed', 'supported', 'unverified'] satisfies Verdict[]

function isVerdict(value: unknown): value is Verdict {
  return VERDICTS.includes(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isWords<K extends string>(value: Record<K, unknown>): value is Record<K, string> {
  return Object.values(value).every((one) => typeof one === 'string')
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
