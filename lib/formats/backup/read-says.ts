import type { Right, Says } from '@/lib/annotations/mute-types'
import { noteLimits } from '../shared/note-limits'
import { isVerdict } from './read-finding'
import { isRecord, isText } from '../shared/untrusted'

/** Reads the correction of a muted sentence from a file; null if it is invalid. */
export function readSays(raw: unknown): Says | null {
  if (!isRecord(raw)) return null
  const { claim, comment } = raw
  const right = readRight(raw.right)
  if (right === null || !isText(comment, noteLimits.reason)) return null
  if (claim !== null && !isText(claim, noteLimits.claim)) return null
  return { right, claim: claim === null ? null : claim.toWellFormed(), comment: comment.toWellFormed() }
}

function readRight(raw: unknown): Right | null {
  if (!isRecord(raw)) return null
  const { kind, verdict, wrong, alias, entity } = raw
  if (kind === 'unrelated' || kind === 'note') return { kind }
  if (kind === 'verdict' && isVerdict(verdict) && isText(wrong, noteLimits.line))
    return { kind, verdict, wrong: wrong.toWellFormed() }
  if (kind === 'alias' && isText(alias, noteLimits.claim) && isText(entity, noteLimits.claim))
    return { kind, alias: alias.toWellFormed(), entity: entity.toWellFormed() }
  return null
}
