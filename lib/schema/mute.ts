import type { StoredDossierRef } from './annotation'
import { listOf, recordOf } from './is-annotation'
import { wellFormed } from './is-record'
import { noteLimits } from './limits'
import { isVerdict, type Verdict } from './verdicts'

// Type and validation of a muted sentence, for messages, rows of the database and files. Does not use zod, which the
// sidebar does not load.

/** A claim of a muted finding, with the words that it had then. */
export interface MutedClaim {
  id: string
  words: string
}

/** A sentence that is hidden with its claims, since they do not belong together. */
export interface MuteDraft {
  /** The sentence as on the page. */
  sentence: string
  /** The claims of the finding. It is shown again when none of them has these words any more. */
  claims: MutedClaim[]
  verdict: Verdict
  /** The dossier of the claims; absent: the bundled one. */
  dossier?: StoredDossierRef | undefined
  /** The page where it was muted. */
  url: string
  title: string
}

export interface Mute extends MuteDraft {
  id: string
  /** ISO instant. */
  created: string
}

export function parseMute(raw: unknown): Mute | null {
  const draft = parseMuteDraft(raw)
  if (draft === null) return null
  const { id, created } = raw as Mute
  if (!upTo(noteLimits.id)(id) || id === '' || !upTo(LONGEST_INSTANT)(created)) return null
  return { ...draft, id: id.toWellFormed(), created }
}

/** Validates a mute that is not stored yet. @returns null if any field is invalid */
export function parseMuteDraft(raw: unknown): MuteDraft | null {
  if (!isDraft(raw)) return null
  const { sentence, claims: given, verdict, url, title, dossier } = wellFormed(raw) as MuteDraft
  const claims = given.map(({ id, words }) => ({ id, words }))
  const draft = { sentence, claims, verdict, url, title }
  return isDossier(dossier) && dossier ? { ...draft, dossier: { id: dossier.id, name: dossier.name } } : draft
}

const upTo = (most: number) => (value: unknown) => typeof value === 'string' && value.length <= most
const DRAFT_TESTS = {
  sentence: upTo(noteLimits.quote),
  claims: listOf(recordOf({ id: upTo(noteLimits.claim), words: upTo(noteLimits.quote) }), noteLimits.evidence),
  verdict: isVerdict,
  url: upTo(noteLimits.address),
  title: upTo(noteLimits.line),
} satisfies Record<keyof Omit<MuteDraft, 'dossier'>, (value: unknown) => boolean>
const isDraft = recordOf(DRAFT_TESTS)
const isDossier = recordOf({ id: (id) => upTo(noteLimits.dossier)(id) && id !== '', name: upTo(noteLimits.line) })

/** Maximum length of an ISO instant, with room for a time zone. */
const LONGEST_INSTANT = 40
