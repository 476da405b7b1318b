import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { areSameEntity, compareItems } from '@/lib/engine/analyse/compare-values'
import type { Item, NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { DetailSpan } from '@/lib/engine/details/spans'
import { isPerson } from './guards'

/**
 * Whether a sentence gives the subject a role that a claim gives only to others: "Nora Lindqvist was the chief executive
 * of Quillon" beside "she reported to Quillon's chief executive, Clara Okafor".
 */
export function isRoleOfOthers(
  item: Item | null,
  reading: ParsedSentence,
  { claim, values, readings }: AnalysedClaim,
): boolean {
  if (item?.type !== 'role' || holderOf(item, reading)?.type !== 'subject') return false
  const same = values.filter((value) => compareItems(item, value.item) === 'same')
  return (
    same.length > 0 &&
    same.every(({ item: role, slot }) => {
      // "Quillon's CEO" where another wording has a name: the words mean that person.
      if (slot !== null && claim.slots[slot]?.type === 'name') return true
      const within = readings.find(({ items }) => items.includes(role))
      const holder = within && holderOf(role, within)
      return holder?.type === 'person' || holder?.type === 'name'
    })
  )
}

/**
 * Whether words only say who another person is, on whom a claim is not: "the investor Clara Okafor", "Clara Okafor, the
 * investor and chief executive".
 */
export function isSaidOfOtherPerson(
  { item, start, end }: Pick<DetailSpan, 'item' | 'start' | 'end'>,
  reading: ParsedSentence,
  view: AnalysedClaim,
): boolean {
  if (item && item.type !== 'role') return false
  const between = (from: number, to: number): string => reading.text.slice(from - reading.start, to - reading.start)
  const person = reading.items.find(
    (i): i is NamedItem =>
      isPerson(i) &&
      (i.end <= start ? apposition.test(between(i.end, start)) : i.start > end && between(end, i.start) === ' '),
  )
  if (!person) return false
  const [about] = view
    .wordingAt(0)
    .readings.flatMap((own) => own.items.filter((i): i is NamedItem => i.type === 'subject' || isPerson(i)))
  return about === undefined || !areSameEntity(about.id, person.id)
}
const apposition = /^, (?:(?:the|an?|its|their|then|former) )?(?:\p{Ll}[\p{L}-]* ){0,3}$/u

/**
 * Returns the person beside a role ("chief executive Clara Okafor", "her adviser was Clara", "Clara, its head"), else
 * the first person before it who is not its owner ("her adviser"). Null where it may be anybody.
 */
function holderOf(role: Item, { items, text, start }: ParsedSentence): NamedItem | null {
  const people = items.filter((i): i is NamedItem => i.type === 'subject' || isPerson(i))
  const between = (from: number, to: number): string => text.slice(from - start, to - start)
  const after = people.find((i) => i.start >= role.end)
  if (after && /^(?: (?:of|at) [^,.;]{2,40})?(?:,| is| was)?\s*$/.test(between(role.end, after.start))) return after
  const before = people.filter((i) => i.end <= role.start && !ownerWords.test(between(i.start, i.end + 2)))
  const last = before.at(-1)
  if (last && /^, (?:(?:the|an?|its|their|then) )?$/.test(between(last.end, role.start))) return last
  return before[0] ?? null
}

const ownerWords = /'s|s'|^(?:his|her|their)\b/i
