import type { Dossier } from '@/lib/dossier/format/schema'
import { analysedClaims, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { compareItems } from '@/lib/engine/analyse/compare-values'
import { framesOf } from '@/lib/engine/relations'
import type { Frame, FrameSlot } from '@/lib/engine/relations/relation'
import { groupedBy } from '@/lib/text/grouped-by'

/** Two claims with different values for a question with only one answer. */
export interface ClaimConflict {
  /** Event, keys and name of the value: "join|…|date". */
  question: string
  first: { claim: string; value: string }
  second: { claim: string; value: string }
}

interface Answer {
  question: string
  view: AnalysedClaim
  slot: FrameSlot
}

/**
 * Conflicts between claims of a dossier that neither claim marks as disputed, uncertain or corrected. Found where a
 * relation extracts the same event of the same things from the claims' own texts. A repeated event may have two dates.
 */
export function claimConflicts(dossier: Dossier): ClaimConflict[] {
  const answers = analysedClaims(dossier, buildGazetteer(dossier))
    .filter(({ claim }) => claim.status === 'established' && !claim.correction)
    .flatMap((view) =>
      view
        .wordingAt(0)
        .readings.flatMap(framesOf)
        .flatMap((frame) => answersIn(frame, view)),
    )
  return [...groupedBy(answers, ({ question }) => question).values()].flatMap(conflictsAmong)
}

function answersIn({ event, keys, slots, denied }: Frame, view: AnalysedClaim): Answer[] {
  return slots
    .filter(({ isExclusive }) => isExclusive && !denied)
    .map((slot) => ({ question: [event, ...keys, slot.name].join('|'), view, slot }))
}

function conflictsAmong(given: readonly Answer[]): ClaimConflict[] {
  return given.flatMap((first, i) =>
    given
      .slice(i + 1)
      .filter(
        ({ view, slot }) =>
          view !== first.view &&
          compareItems(first.slot.item, slot.item) === 'other' &&
          !repeated.test(view.claim.text) &&
          !repeated.test(first.view.claim.text),
      )
      .map((second) => ({ question: first.question, first: sideOf(first), second: sideOf(second) })),
  )
}

const repeated = /\b(?:again|second|returned|re-?joined|back|once more|twice|another)\b/i

const sideOf = ({ view, slot }: Answer): ClaimConflict['first'] => ({ claim: view.claim.id, value: slot.item.text })
