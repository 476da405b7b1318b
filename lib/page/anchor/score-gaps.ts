import type { Alignment, Gap } from './align'
import type { PageWords } from './page-words'
import type { QuoteWords } from './quote-words'
import { isSpelledAlike, wordAt, type Spelled } from './spelling'
import { denials, magnitudes, smallWords, contentWords } from './content-words'

/** The changes of a quote. */
export interface Change {
  /** In words: a removed word costs one, a corrected letter less, a replaced word more. */
  cost: number
  /** Number of changed values: a year, a number, a name, a negation. */
  values: number
  /** Number of replaced content words. */
  reworded: number
}

/** Scores the differences of an alignment, word by word. */
export function scoreGaps(page: PageWords, quote: QuoteWords, { gaps }: Alignment): Change {
  const change: Change = { cost: 0, values: 0, reworded: 0 }
  for (const gap of gaps) weigh(gap, page, quote, change)
  return change
}

const COST = { respaced: 0.1, alike: 0.2, small: 0.4, come: 0.5, comeToo: 0.1, gone: 1, reworded: 3.3, value: 3.3 }

function weigh(gap: Gap, page: PageWords, quote: QuoteWords, change: Change): void {
  const was = spelled(quote, gap.quoteFrom, gap.quoteTo)
  const is = spelled(page, gap.pageFrom, gap.pageTo)
  if (was.length > 0 && is.length > 0 && joined(was) === joined(is)) {
    change.cost += COST.respaced
    return
  }
  const { pairs, gone, come } = pair(was, is)
  for (const [a, b] of pairs) replaced(a, b, change)
  for (const word of gone) {
    if (isValue(word)) addValue(change)
    else change.cost += smallWords.has(word.small) ? COST.small : COST.gone
  }
  const beside = [...spelled(page, gap.pageFrom - 1, gap.pageFrom), ...spelled(page, gap.pageTo, gap.pageTo + 1)]
  come.forEach((word, n) => {
    if (turns(word, come, beside)) addValue(change)
    else change.cost += n > 0 ? COST.comeToo : smallWords.has(word.small) ? COST.small : COST.come
  })
}

function addValue(change: Change): void {
  change.values++
  change.cost += COST.value
}

function replaced(a: Spelled, b: Spelled, change: Change): void {
  if (isSpelledAlike(a, b)) change.cost += COST.alike
  else if (isValue(a) || isValue(b)) addValue(change)
  else if (smallWords.has(a.small) && smallWords.has(b.small)) change.cost += COST.small
  else {
    change.cost += COST.reworded
    change.reworded++
  }
}

/** Pairs words with similar spelling; the remaining words on both sides are paired in order, as replacements. */
function pair(was: Spelled[], is: Spelled[]): { pairs: [Spelled, Spelled][]; gone: Spelled[]; come: Spelled[] } {
  const pairs: [Spelled, Spelled][] = []
  const gone: Spelled[] = []
  const come: Spelled[] = []
  let next = 0
  for (const word of was) {
    const at = is.findIndex((other, n) => n >= next && (other.small === word.small || isSpelledAlike(word, other)))
    if (at < 0) {
      gone.push(word)
      continue
    }
    come.push(...is.slice(next, at))
    const partner = is[at]
    if (partner && partner.small !== word.small) pairs.push([word, partner])
    next = at + 1
  }
  come.push(...is.slice(next))
  while (gone.length > 0 && come.length > 0) {
    const [a, b] = [gone.shift(), come.shift()]
    if (a && b) pairs.push([a, b])
  }
  return { pairs, gone, come }
}

/** Whether an inserted word changes the meaning: it is a negation or belongs to a number next to it. */
function turns(word: Spelled, come: readonly Spelled[], beside: readonly Spelled[]): boolean {
  if (denials.has(word.small)) return true
  const isOfNumber = word.hasDigit || magnitudes.has(word.small) || contentWords.has(word.small)
  return isOfNumber && come.length <= SHORT && beside.some(({ hasDigit, small }) => hasDigit || magnitudes.has(small))
}

/** A longer insertion is a clause of its own. */
const SHORT = 3

function isValue({ small, hasDigit, isSign, isCapital }: Spelled): boolean {
  return hasDigit || isSign || contentWords.has(small) || (isCapital && !smallWords.has(small))
}

function spelled({ text, words }: Pick<PageWords, 'text' | 'words'>, from: number, to: number): Spelled[] {
  const found: Spelled[] = []
  for (let i = Math.max(0, from); i < Math.min(to, words.forms.length); i++) found.push(wordAt(text, words, i))
  return found
}

function joined(words: readonly Spelled[]): string {
  return words.map(({ small }) => small).join('')
}
