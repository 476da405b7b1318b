import type { Frame, FrameSlot, Relation } from '../relation'
import { assertedClauses, dateFor, hits, isNamed, pattern } from '../relation'

/** When a work (paper, essay, code, video, product) came out. A second edition, an update or an archiving is no release. */
export const release: Relation = {
  id: 'release',
  read: (reading) =>
    assertedClauses(reading).flatMap((clause) => {
      if (clause.negated || later.test(clause.skeleton)) return []
      const frames: Frame[] = []
      for (const regex of releases) {
        for (const hit of hits(reading, clause, regex)) {
          const thing = hit.item('work')
          if (!isNamed(thing) || frames.some((f) => f.keys[0] === thing.id)) continue
          const date = dateFor(reading, clause, hit.index, hit.end)
          if (!date) continue
          const slots: FrameSlot[] = [{ name: 'date', type: 'date', single: true, item: date }]
          const about = { date: `When ${title(thing.text)} came out` }
          frames.push({ relation: 'release', event: 'release', keys: [thing.id], slots, clause, about })
        }
      }
      return frames
    }),
}

const title = (text: string): string => (/\s/.test(text) ? `“${text}”` : text)
const out =
  '(?:published|released|posted|uploaded|unveiled|launched|debuted|appeared|appears|came out|comes out|put online|made public|went online|went live|goes live|brought out|put out)'
/** The work stands beside its verb: a date elsewhere in the sentence may be that of another work. */
const releases = [
  pattern(`{W:work}(?: [",])*(?: (?:was|were|is|had|first|been|itself|which|that|originally|,))* ${out}`),
  pattern(`${out} (?:the |his |her |its |their |an? )?(?:\\S+ ){0,2}?(?:" )?{W:work}`),
  pattern('(?:publication|release|launch|debut) of (?:the |his |her |its )?(?:" )?{W:work}'),
  pattern('{W:work}(?: [",])* (?:dates from|dates back to|dated)'),
  pattern("{W:work} 's (?:\\S+ ){0,2}?(?:release|publication|launch|debut|first commit)"),
]
/** What happens to a work after it is out. */
const later =
  /\b(updated?|revised|archived|deprecated|second edition|reached|passed|surpassed|relaunched|reissued|re-?released|translated|submission|resubmitted|cited|citations|stars|forked|talk|keynote|based on|version \d)\b/
