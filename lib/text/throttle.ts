const THROTTLE_MS = 80

/** Wraps `report` so that it is called at most every `THROTTLE_MS` milliseconds; calls in between are dropped. */
export function throttle<Given extends unknown[]>(
  report: (...given: Given) => void,
  now: () => number,
): (...given: Given) => void {
  let last = Number.NEGATIVE_INFINITY
  return (...given) => {
    if (now() - last < THROTTLE_MS) return
    last = now()
    report(...given)
  }
}
