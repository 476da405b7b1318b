import type { DocumentRoot } from '@/lib/extract/document-roots'
import type { RootRegistry } from '@/lib/extract/root-registry'
import { pageTextQuickly } from '@/lib/extract/page-text-quickly'
import { unclobbered } from '@/lib/extract/unclobbered'

/**
 * Calls back some time after the page's text has changed: late paragraphs, a replaced article. Pages that change all
 * the time (clocks, tickers, advertisements) get fewer callbacks, down to two a minute. A large change is reported soon:
 * at once where it is in view or half of the text is new (as much again where the page changes all the time), else when
 * the page pauses, so that the work stays in proportion to the growth of the page.
 *
 * @param changed resolves when the page has been dealt with; there is no further call before, nor soon after a long one
 */
export function watchChanges(
  page: Document,
  roots: RootRegistry,
  changed: () => Promise<void>,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let probing: ReturnType<typeof setTimeout> | undefined
  let unseen: ReturnType<typeof setTimeout> | undefined
  let dueAt = Infinity
  let waitMs = FIRST_WAIT_MS
  let lastAt = performance.now()
  let seenAgainAt = -Infinity
  let isLooking = false
  let isMissed = false
  /** The page was changing all the time when its first look was due. */
  let isPutOff = false
  const pace = createChangePace(() => {
    if (isPutOff) lookWithin(0)
    // The last changes may have come while nothing was observed.
    if (seenAgainAt > lastAt) onChange()
  }, signal)
  /** The elements that were added last, to know whether new text is in view. */
  let added: Element[] = []
  const count = (): number => roots.all().reduce((sum, root) => sum + pageTextQuickly(root).length, 0)
  /** Number of characters at the last callback; unknown before the first, because counting is a pass over the page. */
  let letters: number | null = null

  const isMostlyNew = (now: number): boolean =>
    letters === null || Math.abs(now - letters) >= Math.max(MUCH, pace.isBusy() ? letters : letters / 2)

  const look = async (): Promise<void> => {
    timer = undefined
    dueAt = Infinity
    isPutOff = false
    if (isLooking) return
    const now = count()
    if (letters !== null && isMostlyNew(now)) waitMs = FIRST_WAIT_MS
    letters = now
    added = []
    lastAt = performance.now()
    isLooking = true
    try {
      await changed()
    } finally {
      isLooking = false
    }
    if (!isMissed || signal.aborted) return
    isMissed = false
    // Where little has changed meanwhile, it waits for as long as this took.
    lookWithin(Math.min(LAST_WAIT_MS, Math.max(FIRST_WAIT_MS, performance.now() - lastAt)))
    probing ??= setTimeout(probe, FIRST_WAIT_MS)
  }
  const lookWithin = (ms: number): void => {
    const due = performance.now() + ms
    if (signal.aborted || due >= dueAt) return
    if (isLooking) {
      isMissed = true
      return
    }
    clearTimeout(timer)
    dueAt = due
    timer = setTimeout(() => {
      if (ms !== FIRST_WAIT_MS || !pace.isBusy() || added.some(isInView)) return void look()
      // More is about to change. A rest, new text in view, or much of it ends the wait.
      letters ??= count()
      isPutOff = true
      timer = undefined
      dueAt = Infinity
      lookWithin(BUSY_WAIT_MS)
    }, ms)
  }
  /** During a long wait, tests whether much has changed. Runs after a burst of changes, not at each of them. */
  const probe = (): void => {
    probing = undefined
    if (signal.aborted || isLooking) return
    const now = count()
    if (letters !== null && Math.abs(now - letters) < MUCH) return
    const isSoon = isMostlyNew(now) || pace.isResting() || added.some(isInView)
    if (isSoon) lookWithin(0)
    else probing = setTimeout(probe, FIRST_WAIT_MS)
  }
  const onChange = (): void => {
    if (isLooking) isMissed = true
    else if (timer === undefined) {
      // After a quiet time, a page is treated as newly opened.
      if (performance.now() - lastAt > QUIET * waitMs) waitMs = FIRST_WAIT_MS
      lookWithin(waitMs)
      waitMs = Math.min(waitMs * (pace.isBusy() ? 4 : 2), LAST_WAIT_MS)
    }
    if (dueAt - performance.now() > FIRST_WAIT_MS) probing ??= setTimeout(probe, FIRST_WAIT_MS)
  }
  const observer = new MutationObserver((records) => {
    if (signal.aborted) return
    const changes = records.filter(concernsText)
    if (changes.length === 0) return
    pace.changed()
    for (const node of changes.at(-1)?.addedNodes ?? []) if (isElement(node)) added.push(node)
    if (added.length > FEW) added = added.slice(-FEW)
    onChange()
    if (!pace.isBusy()) return
    // One change in a while is enough to know that the page is still changing, and each costs the page time.
    observer.disconnect()
    unseen ??= setTimeout(observeAll, UNSEEN_MS)
  })
  const observe = (root: DocumentRoot): void => {
    if (!signal.aborted && unseen === undefined)
      observer.observe(root, { childList: true, characterData: true, subtree: true })
  }
  const observeAll = (): void => {
    unseen = undefined
    seenAgainAt = performance.now()
    roots.all().forEach(observe)
  }
  roots.each(observe)
  // Each load of a frame creates a new document, without a mutation event. The load event does not bubble.
  page.addEventListener(
    'load',
    ({ target }) => {
      if (isFrame(target)) lookWithin(FRAME_WAIT_MS)
    },
    { signal, capture: true },
  )
  // Opening a fold changes an attribute; observing attributes would report hundreds of unrelated changes.
  for (const type of ['click', 'toggle']) {
    page.addEventListener(type, () => lookWithin(FOLD_WAIT_MS), { signal, capture: true, passive: true })
  }
  // Components attach shadow roots to existing elements when their script loads.
  const later = ROOTS_LATE_MS.map((ms) =>
    setTimeout(() => {
      const before = roots.all().length
      roots.refresh()
      if (roots.all().length !== before) lookWithin(0)
    }, ms),
  )
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
    clearTimeout(probing)
    clearTimeout(unseen)
    later.forEach(clearTimeout)
  })
}

const FIRST_WAIT_MS = 600
/** Instead of the first wait, on a page that changes all the time. */
const BUSY_WAIT_MS = 1800
const LAST_WAIT_MS = 30_000
const QUIET = 5
const FRAME_WAIT_MS = 100
const FOLD_WAIT_MS = 500
const ROOTS_LATE_MS = [800, 3000, 10_000]
/** About a paragraph, in characters. */
const MUCH = 200
/** Pause of the observer on a page that changes all the time; changes during the pause are not reported. */
const UNSEEN_MS = 200
/** Number of added elements of which the place is looked at. */
const FEW = 10

function isInView(element: Element): boolean {
  if (!unclobbered(element, 'isConnected')) return false
  const { top, bottom } = unclobbered(element, 'getBoundingClientRect').call(element)
  const height = unclobbered(element, 'ownerDocument').defaultView?.innerHeight ?? 0
  return bottom > 0 && top < height && bottom > top
}

/** The card and the boxes of marks are added to and removed from the document, and are not part of the page's text. */
function concernsText(record: MutationRecord): boolean {
  // Typed text is never read, and a run while the user types would be noticeable.
  const element = parentOf(record.target)
  if (element && unclobbered(element, 'closest').call(element, EDITABLE)) return false
  if (record.type === 'characterData') return true
  return [...record.addedNodes, ...record.removedNodes].some((node) => !OWN.has(node.nodeName.toLowerCase()))
}

const OWN = new Set(['claimlight-card', 'claimlight-lines'])

function isElement(node: Node): node is Element {
  return unclobbered(node, 'nodeType') === Node.ELEMENT_NODE
}

function isFrame(target: EventTarget | null): boolean {
  const name = (target as Partial<Element> | null)?.localName
  return name === 'iframe' || name === 'frame'
}

const EDITABLE = '[contenteditable]:not([contenteditable="false"])'

function parentOf(node: Node): Element | null {
  return isElement(node) ? node : node.parentElement
}

/** @param rested called when changes that followed one another have ended */
function createChangePace(rested: () => void, signal: AbortSignal) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastAt = -Infinity
  let inARow = 0
  const sinceLast = (): number => performance.now() - lastAt

  const wait = (): void => {
    timer = setTimeout(rest, Math.max(1, REST_MS - sinceLast()))
  }
  const rest = (): void => {
    timer = undefined
    if (sinceLast() < REST_MS) wait()
    else rested()
  }
  signal.addEventListener('abort', () => clearTimeout(timer))
  return {
    isResting: () => sinceLast() >= REST_MS,
    /** Changes follow one another. */
    isBusy: () => timer !== undefined,
    /** To be called at each change. */
    changed(): void {
      inARow = sinceLast() < REST_MS ? inARow + 1 : 0
      lastAt = performance.now()
      if (inARow >= FEW_IN_A_ROW && timer === undefined && !signal.aborted) wait()
    },
  }
}

const REST_MS = 500
/** Number of changes without a pause from which the page counts as busy. */
const FEW_IN_A_ROW = 3
