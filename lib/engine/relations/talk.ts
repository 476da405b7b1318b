import type { Item } from '@/lib/engine/analyse/parsed-sentence'
import type { Frame, Relation } from './relation'
import { assertedClauses, dateSlot, hits, isNamed, pattern } from './relation'

/** A talk with a title: date and place. A talk may be given twice, so a place is compared only with known ones. */
export const talk: Relation = {
  id: 'talk',
  read: (reading) =>
    assertedClauses(reading).flatMap((clause) => {
      // A repeated talk has another time and place.
      if (
        clause.negated ||
        /\b(again|also|another|later|second|repeat\w*)\b/.test(clause.skeleton) ||
        !speaking.test(clause.skeleton)
      )
        return []
      const frames: Frame[] = []
      const named = titles.flatMap((regex) => hits(reading, clause, regex)).find((h) => isTitle(h.item('title')))
      const title = named?.item('title')
      if (!named || !isNamed(title)) return []
      const slots = dateSlot(reading, clause, named)
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

/** A quoted title, or a work in the dossier; a summit or university is a place. */
function isTitle(item: Item | undefined): boolean {
  return (
    isNamed(item) &&
    (item.type === 'work' || item.known) &&
    !/\b(University|Summit|Conference|Forum|Congress|Festival|School)\b/.test(item.text)
  )
}

/** The title must be next to its talk: a course or paper that is mentioned is not one. */
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
