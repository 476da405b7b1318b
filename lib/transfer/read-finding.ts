import type { FindingThen } from '@/lib/annotations/types'
import type { Verdict } from '@/lib/match/types'
import type { Loss } from './exchange'
import { noteLimits } from './note-limits'
import { isRecord } from './untrusted'

/** The finding that a note was made on, from a file; null when there is none, or none that is one of ours. */
export function readFinding(raw: unknown, losses: Set<Loss>): FindingThen | null {
  if (raw === undefined || raw === null) return null
  if (!isRecord(raw) || typeof raw.verdict !== 'string' || !Object.hasOwn(VERDICTS, raw.verdict)) {
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
    verdict: raw.verdict as Verdict,
    reason: reason.slice(0, noteLimits.reason).toWellFormed(),
    claims: (claims.kept as string[]).map((claim) => claim.toWellFormed()),
    sources: sources.kept as number[],
    dossierVersion: version.slice(0, noteLimits.version).toWellFormed(),
  }
}

const VERDICTS: Record<Verdict, true> = { supported: true, contradicted: true, disputed: true, unverified: true }

function listIn(value: unknown, isKept: (one: unknown) => boolean): { kept: unknown[]; isWhole: boolean } {
  const given: unknown[] = Array.isArray(value) ? value : []
  const kept = given.filter(isKept).slice(0, noteLimits.evidence)
  return { kept, isWhole: kept.length === given.length }
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
