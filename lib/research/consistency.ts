import type { Conflict, Review } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { claimConflicts } from '@/lib/engine/facts/claim-conflicts'
import { relationOf, statementOf, type Statement } from './align-claims'
import { JUDGE } from './evidence'

/** Claims that say the same: the first stays. */
export interface Duplicate {
  claim: string
  repeats: string
}

/**
 * The consistency judge: claims that answer one question with different values become a conflict, in which neither is chosen; claims
 * that say the same are duplicates.
 */
export function judgeConsistency(
  dossier: Dossier,
  on: string,
): { reviews: Review[]; conflicts: Conflict[]; duplicates: Duplicate[] } {
  const named = dossier.research?.conflicts ?? []
  const isNamed = (a: string, b: string): boolean =>
    named.some(({ claims }) => claims.includes(a) && claims.includes(b))
  const { clashes, duplicates } = pairsOf(dossier)
  const repeated = new Set(duplicates.map(({ claim }) => claim))
  const open = clashes.filter((pair) => {
    const [a, b] = pair.map(({ id }) => id)
    return a !== undefined && b !== undefined && !isNamed(a, b) && !repeated.has(a) && !repeated.has(b)
  })
  const reviews = dossier.claims.map((claim): Review => {
    const vote = { claim: claim.id, judge: 'consistency' as const, on, ...JUDGE }
    const rival = open.flatMap((pair) => (pair.includes(claim) ? pair.filter((one) => one !== claim) : []))[0]
    if (rival) return { ...vote, verdict: 'doubtful', why: `“${rival.text}” (${rival.id}) has another value.` }
    const double = duplicates.find((one) => one.claim === claim.id)
    if (double) return { ...vote, verdict: 'failed', why: `It says the same as ${double.repeats}.` }
    return { ...vote, verdict: 'passed', why: 'No other claim has another value for it, or repeats it.' }
  })
  return { reviews, conflicts: open.map((pair) => conflictOf(pair, on)), duplicates }
}

type Pair = [Claim, Claim]

function pairsOf(dossier: Dossier): { clashes: Pair[]; duplicates: Duplicate[] } {
  const { name, aliases } = dossier.subject
  const read = dossier.claims.map((claim) => ({ claim, statement: statementOf(claim.text, [name, ...aliases]) }))
  const byId = new Map(dossier.claims.map((claim) => [claim.id, claim]))
  const clashes = claimConflicts(dossier).flatMap(({ first, second }): Pair[] => {
    const [a, b] = [byId.get(first.claim), byId.get(second.claim)]
    return a && b ? [[a, b]] : []
  })
  const duplicates: Duplicate[] = []
  for (const [at, { claim, statement }] of read.entries()) {
    for (const earlier of read.slice(0, at)) {
      const relation = relationOf(earlier.statement, statement)
      if (relation === 'same') duplicates.push({ claim: claim.id, repeats: earlier.claim.id })
      if (relation === 'other-value' && isOneOther(earlier.statement, statement)) clashes.push([earlier.claim, claim])
    }
  }
  return { clashes, duplicates }
}

/** "Dome 22 was finished in 1999" and "Dome 21 was finished in 2000" are on two things: one value only may be another. */
function isOneOther({ values }: Statement, other: Statement): boolean {
  return values.filter((value) => other.values.includes(value)).length === values.length - 1
}

/** A conflict that shows both claims as they are. */
function conflictOf(pair: Pair, on: string): Conflict {
  const [first, second] = pair
  return {
    asks: first.slots.find(({ asks }) => asks !== undefined)?.asks ?? `Which holds: ${first.id} or ${second.id}?`,
    claims: pair.map(({ id }) => id),
    values: pair.map(({ text, sources }) => ({ value: text.slice(0, LONGEST_VALUE), sources })),
    state: 'open',
    on,
  }
}

const LONGEST_VALUE = 300
