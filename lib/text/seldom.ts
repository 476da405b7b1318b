const EVERY_MS = 80

/** Wraps `report` so that it is called at most every `EVERY_MS` milliseconds; calls in between are dropped. */
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
