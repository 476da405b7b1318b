const EVERY_MS = 80

/** A function that reports progress, called a few times a second at most: what comes in between is dropped. */
export function seldom<Given extends unknown[]>(
  report: (...given: Given) => void,
  now: () => number,
): (...given: Given) => void {
  let last = Number.NEGATIVE_INFINITY
  return (...given) => {
    if (now() - last < EVERY_MS) return
    last = now()
    report(...given)
  }
}
