import type { Item } from '../reading'
import { hasSame, haveCommon } from '../same'
import type { ClaimView } from '../views'
import type { Near } from './near'
import type { Odd } from './odd'
import type { Partner } from './partners'

/** The claims near a sentence, asked who else has a value. Each answer is kept: many possible conflicts ask for the same. */
export interface Rivals {
  near: readonly Near[]
  /** Each claim once, with how likely the sentence is about it: the greatest of its stretches. */
  about: ReadonlyMap<ClaimView, number>
  /** Claims that have what is odd. */
  withOdd: (odd: Odd) => ReadonlySet<ClaimView>
  /** Claims that have one of the partner's values. */
  withPartner: (partner: Partner) => ReadonlySet<ClaimView>
}

/** @param near likeliest first */
export function rivalsIn(near: readonly Near[]): Rivals {
  const about = new Map<ClaimView, number>()
  for (const one of near) if (!about.has(one.alignment.view)) about.set(one.alignment.view, one.about)
  const views = [...about.keys()]
  const having = (test: (view: ClaimView) => boolean): Set<ClaimView> => new Set(views.filter(test))
  const byItem = new Map<Item, Set<ClaimView>>()
  const byPartner = new Map<Partner, Set<ClaimView>>()
  return {
    near,
    about,
    withOdd: ({ item, terms }) => {
      if (!item) return terms.length === 0 ? nobody : having((view) => terms.every((t) => view.vocabulary.has(t.key)))
      const found = byItem.get(item) ?? having((view) => hasSame(item, view.known))
      byItem.set(item, found)
      return found
    },
    withPartner: (partner) => {
      const found = byPartner.get(partner) ?? having((view) => haveCommon(partner.known, view.known))
      byPartner.set(partner, found)
      return found
    },
  }
}
export const nobody: ReadonlySet<ClaimView> = new Set()

/** How the claim stands among the others. */
export function standing({ near, about }: Rivals, { alignment, about: own }: Near) {
  let best = 0
  let better = 0
  for (const { alignment: other } of near) {
    best = Math.max(best, other.coverage)
    if (other.view !== alignment.view && other.shared * other.recall > alignment.shared * alignment.recall) better++
  }
  let aboutOther = 0
  for (const [view, by] of about) if (view !== alignment.view) aboutOther = Math.max(aboutOther, by)
  return { about: own, aboutOther, aboutLead: own - aboutOther, best, better: Math.min(4, better) }
}

/** Whether another claim explains the odd thing better than a slip would. */
export function explained({ near }: Rivals, { alignment }: Near, withOdd: ReadonlySet<ClaimView>) {
  let rivalHas = 0
  let rivalCoverage = 0
  let rivalShared = 0
  let rivalAll = 0
  let rivalAbout = 0
  if (withOdd.size > 0) {
    for (const { alignment: other, about } of near) {
      if (other.view === alignment.view || !withOdd.has(other.view)) continue
      rivalHas++
      rivalCoverage = Math.max(rivalCoverage, other.coverage)
      rivalShared = Math.max(rivalShared, other.shared / (alignment.shared || 1))
      rivalAll = Math.max(rivalAll, other.recall)
      rivalAbout = Math.max(rivalAbout, about)
    }
  }
  return { rivalHas: Math.min(4, rivalHas), rivalCoverage, rivalShared: Math.min(2, rivalShared), rivalAll, rivalAbout }
}

/** Several claims may say the same: what speaks for the partner's value, and for the odd one, is added up over them. */
export function balance(
  { about }: Rivals,
  own: ClaimView,
  withOdd: ReadonlySet<ClaimView>,
  withPartner: ReadonlySet<ClaimView>,
) {
  let aboutPartner = 0
  let aboutOdd = 0
  for (const [view, by] of about) {
    if (view !== own && withOdd.has(view)) aboutOdd += by
    else if (view === own || withPartner.has(view)) aboutPartner += by
  }
  return { aboutPartner: Math.min(2, aboutPartner), aboutOdd: Math.min(2, aboutOdd) }
}
