import type { StoredDetail, StoredDossierRef, StoredFinding } from '@/lib/schema/annotation'
import { isDetailKind } from '@/lib/schema/detail-kinds'
import type { Loss } from './exchange'
import { noteLimits } from '@/lib/schema/limits'
import { isDetailVerdict, isVerdict } from '@/lib/schema/verdicts'
import { isRecord } from '@/lib/schema/is-record'
import type { UntrustedRecord } from './untrusted'

/** Reads the finding of a note from a file; null if there is none or it is not valid. */
export function readFinding(raw: unknown, losses: Set<Loss>): StoredFinding | null {
  if (raw === undefined || raw === null) return null
  if (!isRecord(raw) || !isVerdict(raw.verdict)) {
    losses.add('finding')
    return null
  }
  const claims = listIn(raw.claims, (value) => typeof value === 'string' && value.length <= noteLimits.claim)
  const sources = listIn(raw.sources, Number.isSafeInteger)
  const [reason, version] = [textIn(raw.reason), textIn(raw.dossierVersion)]
  const isWhole = claims.isWhole && sources.isWhole && reason.length <= noteLimits.reason
  if (!isWhole || version.length > noteLimits.version) losses.add('finding')
  if (![...claims.kept, reason, version].join(' ').isWellFormed()) losses.add('letters')
  return {
    verdict: raw.verdict,
    reason: reason.slice(0, noteLimits.reason).toWellFormed(),
    claims: (claims.kept as string[]).map((claim) => claim.toWellFormed()),
    sources: sources.kept as number[],
    dossierVersion: version.slice(0, noteLimits.version).toWellFormed(),
    ...(raw.details === undefined || raw.details === null ? {} : { details: readDetails(raw.details, losses) }),
    ...readDossier(raw.dossier, losses),
    ...readAnswers(raw.answers, losses),
  }
}

/** The dossier of a finding or a claim as a field to spread: none for the bundled one, and where it is not valid. */
export function readDossier(raw: unknown, losses: Set<Loss>): { dossier?: StoredDossierRef } {
  if (raw === undefined || raw === null) return {}
  const { id, name } = isRecord(raw) ? raw : {}
  if (typeof id !== 'string' || id === '' || id.length > noteLimits.dossier || typeof name !== 'string') {
    losses.add('finding')
    return {}
  }
  if (name.length > noteLimits.line) losses.add('finding')
  if (!(id + name).isWellFormed()) losses.add('letters')
  return { dossier: { id: id.toWellFormed(), name: name.slice(0, noteLimits.line).toWellFormed() } }
}

function readAnswers(raw: unknown, losses: Set<Loss>): Pick<StoredFinding, 'answers'> {
  if (raw === undefined || raw === null) return {}
  const given: unknown[] = Array.isArray(raw) ? raw : []
  const answers = given.slice(0, noteLimits.answers).flatMap((one) => {
    if (!isRecord(one) || !isVerdict(one.verdict) || typeof one.dossier !== 'string') return []
    return [{ dossier: one.dossier.slice(0, noteLimits.line).toWellFormed(), verdict: one.verdict }]
  })
  if (!Array.isArray(raw) || answers.length < given.length) losses.add('finding')
  return { answers }
}

/** The valid details; invalid ones are dropped. */
function readDetails(raw: unknown, losses: Set<Loss>): StoredDetail[] {
  const given: unknown[] = Array.isArray(raw) ? raw : []
  const kept = given
    .slice(0, noteLimits.details)
    .flatMap((one) => (isRecord(one) ? (readDetail(one, losses) ?? []) : []))
  if (!Array.isArray(raw) || kept.length < given.length) losses.add('finding')
  return kept
}

function readDetail(raw: UntrustedRecord, losses: Set<Loss>): StoredDetail | null {
  const { kind, verdict, doubted = false, article } = raw
  if (!isDetailKind(kind) || !isDetailVerdict(verdict) || typeof doubted !== 'boolean') return null
  const words = (value: unknown, most: number): string | null => {
    if (typeof value !== 'string') return null
    if (value.length > most) losses.add('finding')
    if (!value.isWellFormed()) losses.add('letters')
    return value.slice(0, most).toWellFormed()
  }
  const own = words(article, noteLimits.detail)
  if (own === null) return null
  const dossier = words(raw.dossier, noteLimits.detail)
  const question = words(raw.question, noteLimits.detail)
  return { kind, verdict, doubted, article: own, dossier, question, claim: words(raw.claim, noteLimits.claim) }
}

function listIn(value: unknown, isKept: (one: unknown) => boolean): { kept: unknown[]; isWhole: boolean } {
  const given: unknown[] = Array.isArray(value) ? value : []
  const kept = given.filter(isKept).slice(0, noteLimits.evidence)
  return { kept, isWhole: kept.length === given.length }
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
