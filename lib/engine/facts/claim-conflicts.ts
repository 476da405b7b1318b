import type { Dossier } from '@/lib/dossier/format/schema'
import { analysedClaims, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { compareItems } from '@/lib/engine/analyse/compare-values'
import { framesOf } from '@/lib/engine/relations'
import type { FrameSlot } from '@/lib/engine/relations/relation'

/** Two claims with different values for a question with only one answer. */
export interface ClaimConflict {
  /** Event, keys and name of the value: "join|…|date". */
  question: string
  first: { claim: string; value: string }
  second: { claim: string; value: string }
}

interface Answer {
  view: AnalysedClaim
  slot: FrameSlot
}

/**
 * Conflicts between claims of a dossier that neither claim marks as disputed, uncertain or corrected. Found where a
 * relation extracts the same event of the same things from the claims' own texts. A repeated event may have two dates.
 */
export function claimConflicts(dossier: Dossier): ClaimConflict[] {
  const answers = new Map<string, Answer[]>()
  for (const view of analysedClaims(dossier, buildGazetteer(dossier))) {
    if (view.claim.status !== 'established' || view.claim.correction) continue
    for (const reading of view.readings) {
      if ((reading.wording ?? 0) !== 0) continue
      for (const frame of framesOf(reading)) {
        if (frame.denied) continue
        for (const slot of frame.slots) {
          if (!slot.single) continue
          const question = [frame.event, ...frame.keys, slot.name].join('|')
          answers.set(question, [...(answers.get(question) ?? []), { view, slot }])
        }
      }
    }
  }
  return [...answers].flatMap(([question, given]) => conflictsAmong(question, given))
}

function conflictsAmong(question: string, given: readonly Answer[]): ClaimConflict[] {
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
      .map((second) => ({ question, first: said(first), second: said(second) })),
  )
}

const repeated = /\b(?:again|second|returned|re-?joined|back|once more|twice|another)\b/i

const said = ({ view, slot }: Answer): ClaimConflict['first'] => ({ claim: view.claim.id, value: slot.item.text })
