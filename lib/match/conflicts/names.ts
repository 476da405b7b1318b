import type { NamedItem, Reading } from '../reading'
import { compareItems, sameThing } from '../same'
import type { Compared, Proposal } from './compared'
import { neighboursOf } from './slots'

/** Names of the stretch that stand where the claim has its only name of that kind. */
export function otherNames({ reading, stretch, alignment, near }: Compared): Proposal[] {
  const { view } = alignment
  return stretch.items.flatMap((item) => {
    if (!('kind' in item) || item.type === 'S' || item.pronoun || (!item.known && isInCapitals(reading))) return []
    // Any near claim that has the name makes it one that the dossier knows here.
    const known = near.some(
      (a) => a.coverage > 0.35 && a.view.values.some((v) => compareItems(item, v.item) === 'same'),
    )
    if (known) return []
    const own = view.values.flatMap((v) => {
      const one = v.wording === 0 && (v.single || view.claim.slots.length === 0)
      return one && 'kind' in v.item && isOfKind(v.item, item) ? [{ held: v.item, slot: v.slot }] : []
    })
    const [only] = own
    if (own.length !== 1 || !only) return []
    // Both in one sentence: then the sentence says something else of the one or the other.
    if (reading.items.some((i) => 'kind' in i && sameThing(i.id, only.held.id))) return []
    const { start, end, text } = item
    const neighbours = neighboursOf(reading, item, view, only.slot)
    return [
      {
        slot: slotOf[item.kind],
        slotIndex: only.slot,
        item,
        article: text,
        dossier: only.held.text,
        start,
        end,
        neighbours,
      },
    ]
  })
}

/** Where most words have capitals, a capital tells no name. */
function isInCapitals({ words }: Reading): boolean {
  return words.filter((w) => /^[A-Z]/.test(w.raw)).length > words.length * 0.6
}

function isOfKind(a: NamedItem, b: NamedItem): boolean {
  return a.kind === b.kind || (a.kind === 'name' && !b.known) || (b.kind === 'name' && !a.known)
}

const slotOf = { person: 'name', org: 'org', place: 'place', work: 'title', name: 'name', subject: 'name' } as const
