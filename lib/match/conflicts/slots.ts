import type { Word } from '@/lib/text/words'
import type { Reading } from '../reading'
import type { ClaimView } from '../views'

/** Whether the words to the left and right of a value are those of the claim's slot. */
export interface Neighbours {
  left: boolean
  right: boolean
}

interface Stretch {
  start: number
  end: number
}

/** Are the words beside a value those beside the slot, in any of the claim's wordings? */
export function neighboursOf(reading: Reading, span: Stretch, view: ClaimView, slot: number | null): Neighbours {
  const here = beside(reading.words, span)
  const result: Neighbours = { left: false, right: false }
  for (const wording of slot === null ? [] : view.readings) {
    for (const mark of marksOf(view, wording.wording ?? 0)) {
      if (mark.slot !== slot) continue
      const there = beside(wording.words, mark)
      if (here.left === there.left) result.left = true
      if (here.right === there.right) result.right = true
    }
  }
  return result
}

/** Keys of the words that stand in a slot, in all wordings of the claim. */
export function slotKeys(view: ClaimView, slot: number): Set<string> {
  const keys = new Set<string>()
  for (const reading of view.readings) {
    for (const mark of marksOf(view, reading.wording ?? 0)) {
      if (mark.slot !== slot) continue
      for (const term of reading.terms) if (term.start < mark.end && term.end > mark.start) keys.add(term.key)
    }
  }
  return keys
}

/** The claim's own words in a slot; null where its text leaves the slot out. */
export function slotText(view: ClaimView, slot: number): string | null {
  const mark = view.claim.marks.find((m) => m.slot === slot)
  return mark ? view.claim.text.slice(mark.start, mark.end) : null
}

function marksOf(view: ClaimView, wording: number): readonly (Stretch & { slot: number })[] {
  return wording === 0 ? view.claim.marks : (view.claim.phrasings[wording - 1]?.marks ?? [])
}

function beside(words: readonly Word[], span: Stretch): { left: string; right: string } {
  const before = words.filter((w) => w.end <= span.start).at(-1)
  const after = words.find((w) => w.start >= span.end)
  return { left: before?.stem ?? '^', right: after?.stem ?? '$' }
}
