import type { Frame, FrameSlot, Relation } from '../relation'
import { assertedClauses, dateFor, hits, isNamed, pattern } from '../relation'

/** When a work (paper, essay, code, video, product) came out. A second edition, an update or an archiving is no release. */
export const release: Relation = {
  id: 'release',
  read: (reading) =>
    assertedClauses(reading).flatMap((clause) => {
      if (clause.negated || later.test(clause.skeleton)) return []
      const works = hits(reading, clause, work).flatMap((h) => (isNamed(h.item('work')) ? [h] : []))
      // With several works in a clause it is not told which one the date belongs to.
      if (new Set(works.map((h) => (h.item('work') as { id: string }).id)).size !== 1) return []
      const frames: Frame[] = []
      for (const regex of releases) {
        const hit = hits(reading, clause, regex)[0]
        const thing = works[0]?.item('work')
        if (!hit || !isNamed(thing) || frames.length > 0) continue
        const date = dateFor(reading, clause, hit.index, hit.end)
        if (!date) continue
        const slots: FrameSlot[] = [{ name: 'date', type: 'date', single: true, item: date }]
        frames.push({
          relation: 'release',
          event: 'release',
          keys: [thing.id],
          slots,
          clause,
          about: { date: `When ${title(thing.text)} came out` },
        })
      }
      return frames
    }),
}

const title = (text: string): string => (/\s/.test(text) ? `“${text}”` : text)
const work = pattern('{W:work}')
const releases = [
  pattern(
    '(?:published|released|posted|uploaded|unveiled|launched|debuted|appeared|came out|put online|made public|went online|went live|first committed|put up|brought out|put out|introduced)',
  ),
  pattern('(?:publication|release|launch|debut|first commit) of'),
  pattern('(?:dates from|dates back to|dated)'),
]
/** What happens to a work after it is out. */
const later =
  /\b(updated?|revised|archived|deprecated|second edition|reached|passed|surpassed|relaunched|reissued|re-?released|translated|submission|resubmitted|cited|citations|stars|forked|talk|keynote|based on|version \d)\b/
