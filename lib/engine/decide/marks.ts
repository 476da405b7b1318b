import { bars } from '@/lib/engine/decide/bars'
import type { DetailKind } from '@/lib/schema/finding'
import type { JudgedDetail } from './judge-details'

/** How a detail that does not surely differ is shown; null: not at all. */
export type Mark = 'agrees' | 'compare' | 'open' | null

/**
 * The mark of a detail by the net. It agrees only with a relevant claim that has its words. The dossier's value is shown
 * with it when the net leans to "differs" and the value is of the same kind. "Not found" is for what a fact checker would
 * look up.
 */
export function markOf(detail: JudgedDetail): Mark {
  if (detail.agrees >= bars.agrees && isRelevant(detail)) return 'agrees'
  if (mayCompare(detail)) return 'compare'
  return isWorthLooking(detail) ? 'open' : null
}

/** A relevant claim has the words of the detail. */
export const isRelevant = ({ agreeing }: JudgedDetail): boolean =>
  agreeing !== null && agreeing.relevance >= bars.agreesRelevant

function mayCompare({ differs, differing }: JudgedDetail): boolean {
  if (!differing || differs < bars.compare || differing.relevance < bars.compareRelevant) return false
  return differing.value.result === 'other'
}

function isWorthLooking({ kind, item, core, open, differs }: JudgedDetail): boolean {
  if (differs >= bars.warn) return true
  const notBorneOut = open + differs
  if (item || kind === 'quote') return checkable.has(kind) && notBorneOut >= bars.openValue
  return core.length >= 2 && core.length <= MOST_WORDS && notBorneOut >= bars.openPhrase
}

/** Maximum number of content words of a phrase that is marked as not found. */
const MOST_WORDS = 4

const checkable = new Set<DetailKind>(['date', 'number', 'name', 'org', 'place', 'work', 'role', 'degree', 'quote'])
