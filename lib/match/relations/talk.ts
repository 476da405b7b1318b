import type { Frame, FrameSlot, Relation } from '../relation'
import { assertedClauses, dateFor, hits, isNamed, pattern } from '../relation'

/** A talk with a title: when and where it was given. A title may be given twice, so a place is compared only with the known ones. */
export const talk: Relation = {
  id: 'talk',
  read: (reading) =>
    assertedClauses(reading).flatMap((clause) => {
      if (clause.negated || !speaking.test(clause.skeleton)) return []
      const frames: Frame[] = []
      const named = titles.flatMap((regex) => hits(reading, clause, regex)).find((h) => isNamed(h.item('title')))
      const title = named?.item('title')
      if (!named || !isNamed(title)) return []
      const slots: FrameSlot[] = []
      const date = dateFor(reading, clause, named.index, named.end)
      if (date) slots.push({ name: 'date', type: 'date', single: true, item: date })
      const venue = hits(reading, clause, venues)
        .find(
          (h) =>
            h.index > named.index ||
            /\b(gave|delivered|spoke|presented|talk|keynote|speech) $/.test(clause.skeleton.slice(0, h.index)),
        )
        ?.item('venue')
      if (isNamed(venue) && venue.id !== title.id)
        slots.push({ name: 'place', type: 'entity', single: true, item: venue })
      if (slots.length > 0) {
        frames.push({
          relation: 'talk',
          event: 'talk',
          keys: [title.id],
          slots,
          clause,
          about: { date: `When “${title.text}” was given`, place: `Where “${title.text}” was given` },
        })
      }
      return frames
    }),
}

/** The title stands beside its talk: a course or a paper that is spoken of is none. */
const titles = [
  pattern(
    '(?:talk|keynote|lecture|speech|address|presentation)(?: entitled| titled| called| named| on)?(?: [",:])* {W:title}',
  ),
  pattern('(?:gave|delivered|presented|gives|delivers)(?: (?!§)\\S+){0,4}?(?: [",])* {W:title}'),
  pattern(
    '{W:title}(?: [",])*(?: (?:was|is|a|the|his|her|,))*(?: \\S+){0,2}? (?:talk|keynote|lecture|speech|address|delivered|given|presented)',
  ),
  pattern('{W:title}(?: [",])* (?:at|during) (?:the )?{E}'),
]
const speaking = /\b(talks?|keynote|lecture|speech|address|gave|delivered|spoke|presented|presentation)\b/
const venues = pattern('(?:at|during) (?:the )?(?:\\S+ )?{E:venue}')
