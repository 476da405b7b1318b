import { isRecord } from './is-record'
import { noteLimits } from './limits'
import { isVerdict, type Verdict } from './verdicts'

// The shape of a muted sentence. Messages, rows of the database and files are validated here, once; without zod, which the
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
  /** The dossier that the claims are of; absent: the bundled one. */
  dossier?: DossierOfMute | undefined
  /** The page where it was muted. */
  url: string
  title: string
  /** Absent without a correction, and in rows from before this field existed. */
  says?: Says | undefined
}

export interface DossierOfMute {
  id: string
  /** For the time when it is no longer installed. */
  name: string
}

export interface Mute extends MuteDraft {
  id: string
  /** ISO instant. */
  created: string
}

/** The user's correction, for the editor of the dossier. */
export interface Says {
  right: Right
  /** Which claim of the finding is meant; null: all of them. */
  claim: string | null
  /** The user's explanation; may be empty. */
  comment: string
}

export type Right =
  /** The sentence is not about the claim. */
  | { kind: 'unrelated' }
  /** `wrong`: the incorrect words of the sentence, or empty; only with `contradicted`. */
  | { kind: 'verdict'; verdict: Verdict; wrong: string }
  /** `alias` is another name of the dossier's `entity`. */
  | { kind: 'alias'; alias: string; entity: string }
  /** Only the comment. */
  | { kind: 'note' }

/** @returns the muted sentence, without a correction that is not valid; null if anything else is not valid */
export function readMute(raw: unknown): Mute | null {
  const draft = readMuteDraft(raw)
  if (draft === null || !isRecord(raw)) return null
  const { id, created } = raw
  if (!isText(id, noteLimits.id) || id === '' || !isText(created, INSTANT)) return null
  return { ...draft, id: id.toWellFormed(), created }
}

/** Reads a mute that is not stored yet. */
export function readMuteDraft(raw: unknown): MuteDraft | null {
  if (!isRecord(raw)) return null
  const { kind, sentence, claims, verdict, reason, dossierVersion, url, title } = raw
  if ((kind !== 'muted' && kind !== 'wrong-match') || !isVerdict(verdict)) return null
  if (!isText(sentence, noteLimits.quote) || !isText(reason, noteLimits.reason)) return null
  if (!isText(url, noteLimits.address) || !isText(title, noteLimits.line)) return null
  if (!isText(dossierVersion, noteLimits.version) || !isClaims(claims)) return null
  const says = readSays(raw.says)
  const dossier = readDossier(raw.dossier)
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
    ...(says ? { says } : {}),
  }
}

function readDossier(raw: unknown): DossierOfMute | null {
  if (!isRecord(raw)) return null
  const { id, name } = raw
  if (!isText(id, noteLimits.dossier) || id === '' || !isText(name, noteLimits.line)) return null
  return { id: id.toWellFormed(), name: name.toWellFormed() }
}

/** @returns the correction; null if it is not valid */
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

/** Longest ISO instant, with room for a time zone. */
const INSTANT = 40

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most
}

function isClaims(value: unknown): value is string[] {
  return (
    Array.isArray(value) && value.length <= noteLimits.evidence && value.every((one) => isText(one, noteLimits.claim))
  )
}
