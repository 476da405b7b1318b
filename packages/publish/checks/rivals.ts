import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { plainWords } from '@/lib/dossier/format/plain-words'
import { groupedBy } from '@/lib/text/lists'

/**
 * Finds established claims of one section that are nearly equal but have different values in a slot with a single
 * value. It compares words only; contradictions in different words need a person.
 */
export function conflictingClaimsIn<T extends { claim: AuthoredClaim }>(claims: readonly T[]) {
  const established = claims.filter(({ claim }) => claim.status === 'established')
  const conflicts: { placed: T; other: AuthoredClaim; values: string }[] = []
  for (const section of groupedBy(established, ({ claim }) => claim.section).values())
    for (const [index, placed] of section.entries())
      for (const { claim: other } of section.slice(index + 1)) {
        const values = rivalValues(placed.claim, other)
        if (values !== null) conflicts.push({ placed, other, values })
      }
  return conflicts
}

/**
 * Minimum share of common words for two sentences on the same matter. Measured on the data: lower values pair unrelated
 * siblings.
 */
const LEAST_OVERLAP = 0.75

function rivalValues(a: AuthoredClaim, b: AuthoredClaim): string | null {
  for (const [k, slot] of a.slots.entries()) {
    if (!slot.single) continue
    for (const [l, rival] of b.slots.entries()) {
      if (!rival.single || rival.type !== slot.type || doValuesAgree(slot.value, rival.value)) continue
      if (wordOverlap(wordsOutsideSlot(a, k), wordsOutsideSlot(b, l)) >= LEAST_OVERLAP)
        return `“${slot.value}” against “${rival.value}”`
    }
  }
  return null
}

function wordsOutsideSlot(claim: AuthoredClaim, slot: number): Set<string> {
  const without = claim.text.replace(new RegExp(`\\{${slot}\\|[^{}]*\\}`, 'g'), ' ')
  return new Set(plainWords(without).split(' '))
}

function wordOverlap(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter((word) => b.has(word)).length
  return common / (a.size + b.size - common)
}

/** Equal values, or one less precise: 2015 and 2015-12, "Google" and "Google Research". */
function doValuesAgree(a: string, b: string): boolean {
  const x = plainWords(a)
  const y = plainWords(b)
  return x === y || x.startsWith(`${y} `) || y.startsWith(`${x} `)
}
