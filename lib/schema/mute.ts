import type { StoredDossierRef } from './annotation'
import { isRecord } from './is-record'
import { noteLimits } from './limits'
import { isVerdict, type Verdict } from './verdicts'

// Type and validation of a muted sentence, for messages, rows of the database and files. Does not use zod, which the
// sidebar does not load.

/** `wrong-match`: the sentence and its claims are about different things; it can be reported. */
export type MuteKind = 'muted' | 'wrong-match'

export interface MuteDraft {
  kind: MuteKind
  /** The sentence as on the page. */
  sentence: string
  /** Ids of the claims of the finding. */
  claims: string[]
  verdict: Verdict
  reason: string
  dossierVersion: string
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

/** Validates a stored muted sentence. @returns null if any field is invalid */
export function parseMute(raw: unknown): Mute | null {
  const draft = parseMuteDraft(raw)
  if (draft === null || !isRecord(raw)) return null
  const { id, created } = raw
  if (!isText(id, noteLimits.id) || id === '' || !isText(created, LONGEST_INSTANT)) return null
  return { ...draft, id: id.toWellFormed(), created }
}

/** Validates a mute that is not stored yet. @returns null if any field is invalid */
export function parseMuteDraft(raw: unknown): MuteDraft | null {
  if (!isRecord(raw)) return null
  const { kind, sentence, claims, verdict, reason, dossierVersion, url, title } = raw
  if ((kind !== 'muted' && kind !== 'wrong-match') || !isVerdict(verdict)) return null
  if (!isText(sentence, noteLimits.quote) || !isText(reason, noteLimits.reason)) return null
  if (!isText(url, noteLimits.address) || !isText(title, noteLimits.line)) return null
  if (!isText(dossierVersion, noteLimits.version) || !isClaimIds(claims)) return null
  const dossier = parseDossierRef(raw.dossier)
  return {
    kind,
    sentence: sentence.toWellFormed(),
    claims: claims.map((claim) => claim.toWellFormed()),
    verdict,
    reason: reason.toWellFormed(),
    dossierVersion: dossierVersion.toWellFormed(),
    url: url.toWellFormed(),
    title: title.toWellFormed(),
    ...(dossier ? { dossier } : {}),
  }
}

function parseDossierRef(raw: unknown): StoredDossierRef | null {
  if (!isRecord(raw)) return null
  const { id, name } = raw
  if (!isText(id, noteLimits.dossier) || id === '' || !isText(name, noteLimits.line)) return null
  return { id: id.toWellFormed(), name: name.toWellFormed() }
}

/** Maximum length of an ISO instant, with room for a time zone. */
const LONGEST_INSTANT = 40

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most
}

function isClaimIds(value: unknown): value is string[] {
  return (
    Array.isArray(value) && value.length <= noteLimits.evidence && value.every((one) => isText(one, noteLimits.claim))
  )
}
