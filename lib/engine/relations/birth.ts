import { actorBefore, assertedClauses, dateSlot, hits, isNamed, pattern, type Frame, type Relation } from './relation'

/** When and where somebody was born or died. */
export const birth: Relation = {
  id: 'birth',
  read: (reading) =>
    assertedClauses(reading).flatMap((clause) => {
      const frames: Frame[] = []
      for (const [event, cue] of cues) {
        const hit = hits(reading, clause, cue)[0]
        if (!hit || clause.negated) continue
        const who = actorBefore(reading, clause, hit.index) ?? reading.implied
        if (!who) continue
        const place = places.flatMap((regex) => hits(reading, clause, regex))[0]?.item('place')
        const slots = dateSlot(reading, clause, hit)
        if (isNamed(place)) slots.push({ name: 'place', type: 'entity', single: true, item: place })
        if (slots.length > 0)
          frames.push({
            relation: 'birth',
            event,
            keys: [who.id],
            slots,
            clause,
            about: {
              date: `When {who} ${event === 'born' ? 'was born' : 'died'}`,
              place: `Where {who} ${event === 'born' ? 'was born' : 'died'}`,
            },
          })
      }
      return frames
    }),
}

const places = [
  pattern('(?:born|died) (?:on |in )?(?:§D\\d+ )?(?:, )?(?:in|at) (?:the )?{L:place}'),
  pattern('born(?: :)? §D\\d+ , {L:place}'),
  pattern('(?:native of|birthplace(?: was| is| :)?|comes from|hails from) (?:the )?{L:place}'),
]
const cues: [string, RegExp][] = [
  ['born', pattern('(?:born|native of|birthplace)')],
  ['died', pattern('(?:died|death|passed away)')],
]
