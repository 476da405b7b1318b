import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { areSameEntity, compareItems } from '@/lib/engine/analyse/compare-values'
import type { Item, NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { formsOf } from '@/lib/text/words'

/** A value of a sentence that stands in another's place, with what the claim has in its place. */
type ExchangedValue = Record<'said' | 'stated', Item>

/**
 * Returns a value of a sentence that its claim has in another place, although the claim has all of them: "raised $30 billion in 2024
 * and was valued at $1 billion in 2025", "300 sailors and 145 soldiers", "minGPT is a rewrite of nanoGPT". Null without one.
 */
export function exchangedValue(reading: ParsedSentence, { wordingAt }: AnalysedClaim): ExchangedValue | null {
  for (const own of wordingAt(0).readings) {
    const found =
      figureOfOtherTime(reading, own) ??
      figureOfOtherThing(reading, own) ??
      figureOfOtherName(reading, own) ??
      nameOfOtherPart(reading, own) ??
      startOfOtherWay(reading, own)
    if (found) return found
  }
  return null
}

const isSame = (a: Item, b: Item): boolean => compareItems(a, b) === 'same'
const namesIn = (items: readonly Item[]): NamedItem[] => items.filter((i): i is NamedItem => 'id' in i && !i.pronoun)
type NumberItem = Extract<Item, { type: 'number' }>
const numbersIn = ({ items }: ParsedSentence): NumberItem[] => items.filter((i) => i.type === 'number')

/** Two figures, each with a date in its clause, whose dates are exchanged in the claim. */
function figureOfOtherTime(reading: ParsedSentence, own: ParsedSentence): ExchangedValue | null {
  const [ours, theirs] = [datedFigures(reading), datedFigures(own)]
  for (const one of ours) {
    const figure = theirs.find(({ number }) => isSame(one.number, number))
    const sameTime = theirs.find(({ date }) => isSame(one.date, date))
    if (!figure || !sameTime || figure === sameTime || isSame(one.number, sameTime.number)) continue
    const isExchanged = ours.some(
      ({ number, date }) => isSame(number, sameTime.number) && isSame(date, figure.date) && !isSame(date, one.date),
    )
    if (isExchanged) return { said: one.number, stated: sameTime.number }
  }
  return null
}

/** Returns the figures that are alone with one date in their clause. */
function datedFigures({ clauses }: ParsedSentence): { number: NumberItem; date: Item }[] {
  return clauses.flatMap(({ items }) => {
    const numbers = items.filter((i): i is NumberItem => i.type === 'number')
    const dates = items.filter(({ type }) => type === 'date')
    const [[number], [date]] = [numbers, dates]
    return number && date && numbers.length === 1 && dates.length === 1 ? [{ number, date }] : []
  })
}

/** A figure that the claim gives for another thing, where it has another figure for this one. */
function figureOfOtherThing(reading: ParsedSentence, own: ParsedSentence): ExchangedValue | null {
  const stated = numbersIn(own).map((item) => ({ item, noun: countedNoun(item, own) }))
  for (const said of numbersIn(reading)) {
    const noun = countedNoun(said, reading)
    const same = stated.filter(({ item }) => item.number.value === said.number.value)
    const others = stated.filter((one) => noun !== null && one.noun === noun)
    const isElsewhere = same.length > 0 && same.every((one) => one.noun !== null && one.noun !== noun)
    const [other] = others
    if (isElsewhere && other && others.every(({ item }) => compareItems(said, item) === 'other'))
      return { said, stated: other.item }
  }
  return null
}

/** Returns the stem of the noun right behind a figure, null where none follows. */
function countedNoun({ end }: NumberItem, { text, start }: ParsedSentence): string | null {
  const noun = /^[\s\u200b]+(\p{Ll}{3,}s)\b/u.exec(text.slice(end - start))?.[1]
  return noun === undefined ? null : formsOf(noun).stem
}

/** Two names around one noun with "of", exchanged: "X is a rewrite of Y" beside "Y is presented as a rewrite of X". */
function nameOfOtherPart(reading: ParsedSentence, own: ParsedSentence): ExchangedValue | null {
  const stated = partsIn(own)
  for (const said of partsIn(reading)) {
    const exchanged = stated.find(
      ({ noun, before, after }) =>
        noun === said.noun && areSameEntity(before.id, said.after.id) && areSameEntity(after.id, said.before.id),
    )
    if (exchanged) return { said: said.before, stated: exchanged.before }
  }
  return null
}

/** Returns the doer of each clause with what it is of another name: "X is a rewrite of Y". */
function partsIn({ clauses, text, start }: ParsedSentence): { noun: string; before: NamedItem; after: NamedItem }[] {
  return clauses.flatMap(({ items, negated }) => {
    const [before, ...others] = namesIn(items)
    return others.flatMap((after) => {
      const between = before && !negated ? text.slice(before.end - start, after.start - start) : ''
      const noun = /^\s(?:is|was)\b.*\b(?:an?|the)\s+(?:\p{Ll}+\s+)?(\p{Ll}{3,})\s+of\s+(?:the\s+)?$/u.exec(
        between,
      )?.[1]
      return before && noun ? [{ noun, before, after }] : []
    })
  })
}

/** The start of a way that the claim has as its end: "from Newcastle to Bergen" beside "from Bergen to Newcastle". */
function startOfOtherWay(reading: ParsedSentence, own: ParsedSentence): ExchangedValue | null {
  const stated = waysIn(own)
  for (const { from, to } of waysIn(reading)) {
    const back = stated.find((way) => areSameEntity(way.from.id, to.id) && areSameEntity(way.to.id, from.id))
    if (back) return { said: from, stated: back.from }
  }
  return null
}

/** Returns the two names of each "from … to …". */
function waysIn({ items, text, start }: ParsedSentence): { from: NamedItem; to: NamedItem }[] {
  const names = namesIn(items)
  return names.flatMap((from, at) => {
    const to = names[at + 1]
    const isWay =
      to &&
      /\bfrom(?:[\s\u200b]+the)?[\s\u200b]+$/i.test(text.slice(0, from.start - start).slice(-16)) &&
      /^(?:,?[\s\u200b]+\p{Ll}+){0,3}[\s\u200b]+to(?:[\s\u200b]+the)?[\s\u200b]+$/u.test(
        text.slice(from.end - start, to.start - start),
      )
    return isWay ? [{ from, to }] : []
  })
}

/** A figure that the claim gives for another name of the sentence: "Ann had 5.1% and Bo 6.8%" beside "Ann 6.8%, against 5.1% for Bo". */
function figureOfOtherName(reading: ParsedSentence, own: ParsedSentence): ExchangedValue | null {
  const [ours, theirs] = [ownedFigures(reading), ownedFigures(own)]
  for (const { name, number } of ours) {
    const ofName = theirs.find((other) => areSameEntity(other.name.id, name.id))
    const ofFigure = theirs.find((other) => isSame(other.number, number))
    if (!ofName || !ofFigure || areSameEntity(ofFigure.name.id, name.id) || isSame(ofName.number, number)) continue
    if (ours.some((one) => areSameEntity(one.name.id, ofFigure.name.id) && isSame(one.number, ofName.number)))
      return { said: number, stated: ofName.number }
  }
  return null
}

/** Returns each figure with the name that it is of: the one behind "for" or "of" after it, else the last one before it. */
function ownedFigures(reading: ParsedSentence): { name: NamedItem; number: NumberItem }[] {
  const { items, text, start } = reading
  const names = namesIn(items)
  return numbersIn(reading).flatMap((number) => {
    const behind = names.find((name) => name.start >= number.end)
    const between = behind ? text.slice(number.end - start, behind.start - start) : ''
    const isBehind = /^[\s\u200b]*(?:%|percent|per cent)?[\s\u200b]+(?:for|of|by)[\s\u200b]+(?:the[\s\u200b]+)?$/.test(
      between,
    )
    const name = isBehind ? behind : names.findLast(({ end }) => end <= number.start)
    return name ? [{ name, number }] : []
  })
}
