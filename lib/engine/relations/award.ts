import { anyActor, assertedClauses, dateSlot, hits, isNamed, pattern, type Frame, type Relation } from './relation'

/** A prize with its year. Another year conflicts, because the same prize twice is rare; another prize never does. */
export const award: Relation = {
  id: 'award',
  read: (reading) =>
    assertedClauses(reading).flatMap((clause) => {
      const hit = hits(reading, clause, won).find((h) => isNamed(h.item('award')))
      const prize = hit?.item('award')
      const who = anyActor(reading, clause)
      if (
        !hit ||
        !isNamed(prize) ||
        !who ||
        clause.negated ||
        // The day of the ceremony is not the year of the prize.
        /\b(ceremony|banquet|gala)\b/.test(clause.skeleton) ||
        !/\b(award|prize|medal|fellow|honou?r|order|cup|title|doctorate)\b/i.test(`${prize.text} ${clause.skeleton}`)
      )
        return []
      const slots = dateSlot(reading, clause, hit)
      if (slots.length === 0) return []
      const frame: Frame = {
        relation: 'award',
        event: 'award',
        keys: [who.id, prize.id],
        slots,
        clause,
        about: { date: `When {who} received ${prize.text}` },
      }
      return [frame]
    }),
}

const won = pattern(
  '(?:won|received|awarded|honou?red with|given|presented with|recipient of|winner of|got|recipient|accepted) (?:the |an? )?(?:first |inaugural )?{E:award}',
)
