import type { PageWords } from './page-words'
import type { QuoteWords } from './quote-words'

/** A difference: words of the quote and the words in their place on the page. Either may be empty. */
export interface Gap {
  quoteFrom: number
  quoteTo: number
  pageFrom: number
  pageTo: number
}

/** A quote aligned with the page: the page's words from `from` to before `to`, and the differences. */
export interface Alignment {
  from: number
  to: number
  same: number
  gaps: Gap[]
}

/**
 * Aligns a quote with the page, outwards in both directions from one word that both have. After a difference it
 * continues where two words in a row agree again, so the time is linear in the quote's length.
 *
 * @param mostGone maximum number of quote words missing in one gap
 * @returns null when too much is missing
 */
export function align(
  page: PageWords,
  quote: QuoteWords,
  seed: { quote: number; page: number },
  mostGone: number,
): Alignment | null {
  const onward = walk(page, quote, seed.quote, seed.page, 1, mostGone)
  const back = onward && walk(page, quote, seed.quote - 1, seed.page - 1, -1, mostGone)
  if (!back) return null
  return {
    from: back.at + 1,
    to: onward.at,
    same: back.same + onward.same,
    gaps: [...back.gaps.reverse(), ...onward.gaps],
  }
}

interface Walk {
  at: number
  same: number
  gaps: Gap[]
}

function walk(page: PageWords, quote: QuoteWords, i: number, j: number, by: 1 | -1, mostGone: number): Walk | null {
  const stop = by === 1 ? quote.quoteTo : quote.quoteFrom - 1
  const gaps: Gap[] = []
  let same = 0
  while (i !== stop) {
    if (agree(page, quote, i, j)) {
      same++
      i += by
      j += by
      continue
    }
    const next = findNextMatch(page, quote, i, j, by, stop, mostGone)
    const gone = next ? next.gone : (stop - i) * by
    if (gone > mostGone || gaps.length >= MOST_GAPS) return null
    // If there is no further match, as many words of the page replace the last words of the quote.
    const come = next ? next.come : gone
    gaps.push(gapOf(i, j, gone, come, by))
    i += gone * by
    j += come * by
  }
  return { at: j, same, gaps }
}

/** Maximum number of differences in each direction; with more, it is another text. */
const MOST_GAPS = 60
/** Maximum number of words inserted at one place: a bracket, a clause. */
const MOST_INSERTED = 24

/** Returns how many words to skip in quote (`gone`) and page (`come`) until two words in a row agree again; or null. */
function findNextMatch(
  page: PageWords,
  quote: QuoteWords,
  i: number,
  j: number,
  by: 1 | -1,
  stop: number,
  mostGone: number,
): { gone: number; come: number } | null {
  const left = (stop - i) * by
  const most = Math.min(mostGone, left - 1)
  for (let sum = 1; sum <= most + MOST_INSERTED; sum++) {
    for (let gone = Math.min(sum, most); gone >= Math.max(0, sum - MOST_INSERTED); gone--) {
      const come = sum - gone
      const [q, p] = [i + gone * by, j + come * by]
      if (!agree(page, quote, q, p)) continue
      // The word after the quote's last word is the first word of its stored context, if that has one.
      const isKnown = left - gone > 1 || (by === 1 ? q + 1 < quote.contextTo : q > quote.contextFrom)
      if (isKnown ? agree(page, quote, q + by, p + by) : come <= MOST_INSERTED_AT_END) return { gone, come }
    }
  }
  return null
}

const MOST_INSERTED_AT_END = 3

function gapOf(i: number, j: number, gone: number, come: number, by: 1 | -1): Gap {
  return by === 1
    ? { quoteFrom: i, quoteTo: i + gone, pageFrom: j, pageTo: j + come }
    : { quoteFrom: i - gone + 1, quoteTo: i + 1, pageFrom: j - come + 1, pageTo: j + 1 }
}

function agree(page: PageWords, quote: QuoteWords, i: number, j: number): boolean {
  const id = quote.ids[i] ?? -1
  return id >= 0 && page.ids[j] === id
}
