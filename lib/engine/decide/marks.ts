import type { Bars } from './thresholds'
import type { ScoredDetail } from './score-details'
import { mayAgree, openScore, type ScoredSentence } from './scores'

/** How a detail that does not surely differ is shown; null: not at all. */
export type DetailMark = 'agrees' | 'compare' | 'open' | null

/**
 * Returns the mark of a detail by the net. `agrees`: a relevant claim has its words. `compare`: the net leans to
 * "differs", and a relevant claim has another value of the kind. `open` ("not found"): a fact checker would look the
 * detail up.
 */
export function detailMarkOf(detail: ScoredDetail, scored: Sentence, bars: Bars): DetailMark {
  if (mayAgree(detail, bars)) return 'agrees'
  if (mayCompare(detail, bars)) return 'compare'
  return isWorthLooking(detail, scored, bars) ? 'open' : null
}

type Sentence = Pick<ScoredSentence, 'scores' | 'namesSubject'>

function mayCompare({ pDiffers, differing }: ScoredDetail, bars: Bars): boolean {
  if (!differing || pDiffers < bars.compare || differing.relevance < bars.compareRelevant) return false
  return differing.value.result === 'other'
}

/** Whether a detail is marked as not found. A single plain word must also likely differ, the more if a claim has it. */
function isWorthLooking(detail: ScoredDetail, scored: Sentence, bars: Bars): boolean {
  const isPlainWord = !detail.item && detail.kind !== 'quote' && detail.core.length === 1
  if (!isPlainWord) return detail.pDiffers >= bars.warn || openScore(detail, scored) >= bars.open
  return detail.pDiffers >= (isSaidByRelevantClaim(detail, bars) ? bars.compare : bars.warnWord)
}

const isSaidByRelevantClaim = ({ agreeing }: ScoredDetail, bars: Bars): boolean =>
  agreeing !== null && agreeing.relevance >= bars.agreesRelevant
