/** Returns the words in the middle of two texts that differ, and the word behind them. `from`: equal words before. */
export function differenceOf(before: string, after: string) {
  const [a, b] = [before.split(/\s+/), after.split(/\s+/)]
  const least = Math.min(a.length, b.length)
  let from = 0
  while (from < least && a[from] === b[from]) from += 1
  let back = 0
  while (back < least - from && a.at(-1 - back) === b.at(-1 - back)) back += 1
  const [old, now] = [a.slice(from, a.length - back), b.slice(from, b.length - back)]
  return { from, same: from + back, old, now, next: a[a.length - back] ?? '' }
}
