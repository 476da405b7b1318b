import type { Frame, FrameSlot, Relation } from './relation'
import { assertedClauses, dateSlot, hits, isNamed, pattern } from './relation'

/** A course: where it is taught, and since when. */
export const course: Relation = {
  id: 'course',
  read: (reading) =>
    assertedClauses(reading).flatMap((clause) => {
      if (clause.negated || !/\b(course|class|taught|teach(?:es|ing)?|lectures?)\b/.test(clause.skeleton)) return []
      const frames: Frame[] = []
      const place = hits(reading, clause, placed).flatMap((h) => [[h.item('course'), h.item('org')] as const])[0]
      const begun = hits(reading, clause, began)[0]
      const started = begun?.item('course')
      if (place && isNamed(place[0]) && isNamed(place[1]) && place[0].id !== place[1].id) {
        const slots: FrameSlot[] = [{ name: 'place', type: 'entity', single: true, item: place[1] }]
        frames.push({
          relation: 'course',
          event: 'course',
          keys: [place[0].id],
          slots,
          clause,
          about: { place: `Where ${place[0].text} is taught` },
        })
      }
      const slots = begun ? dateSlot(reading, clause, begun) : []
      if (slots.length > 0 && isNamed(started)) {
        frames.push({
          relation: 'course',
          event: 'begin',
          keys: [started.id],
          slots,
          clause,
          about: { date: `When ${started.text} began` },
        })
      }
      return frames
    }),
}

const placed = pattern('{W:course} ~4 (?:at|of) (?:the )?{O:org}')
const began = pattern('(?:launched|created|founded|started|designed|cocreated|developed|first taught) ~3 {W:course}')
