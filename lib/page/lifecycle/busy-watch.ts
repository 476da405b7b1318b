/** Knows whether a page is changing all the time. */
export interface BusyWatch {
  /** To be called at each change. */
  changed(): void
  isResting(): boolean
  /** Changes follow one another. */
  isBusy(): boolean
}

/** @param tell called with true when changes follow one another, and with false when the page has come to rest */
export function createBusyWatch(tell: (isBusy: boolean) => void, signal: AbortSignal): BusyWatch {
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastAt = -Infinity
  let inARow = 0
  const sinceLast = (): number => performance.now() - lastAt

  const rest = (): void => {
    timer = undefined
    if (sinceLast() < REST_MS) wait()
    else tell(false)
  }
  const wait = (): void => {
    timer = setTimeout(rest, Math.max(1, REST_MS - sinceLast()))
  }
  signal.addEventListener('abort', () => clearTimeout(timer))
  return {
    isResting: () => sinceLast() >= REST_MS,
    isBusy: () => timer !== undefined,
    changed() {
      inARow = sinceLast() < REST_MS ? inARow + 1 : 0
      lastAt = performance.now()
      if (inARow < FEW || timer !== undefined || signal.aborted) return
      wait()
      tell(true)
    },
  }
}

const REST_MS = 500
/** Number of changes without a pause from which the page counts as busy. */
const FEW = 3
