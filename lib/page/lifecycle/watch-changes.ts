import { FRAMES, OWN_ELEMENTS, type RootRegistry } from '@/lib/extract/document-roots'
import { rawTextOf } from '@/lib/extract/raw-text'
import { unclobbered, boxOf } from '@/lib/extract/unclobbered'

/**
 * Calls `look` some time after the page's text has changed, as by late paragraphs or a replaced article: when the page
 * rests, or after some seconds. Each call doubles the wait for the next, up to 30 s, because of pages that change all
 * the time (clocks, tickers, advertisements). A large change does not wait so long: `look` is called soon if it is in
 * view or as long as half of the text, else when the page rests, so that the work grows only with the page.
 *
 * @param rescan resolves when it has read the page; it is not called again before, nor soon after a call that took long
 */
export function watchChanges(page: Document, roots: RootRegistry, rescan: () => Promise<void>, signal: AbortSignal) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let dueAt = Infinity
  /** Times of the first and the last change since the last look. */
  let firstAt = Infinity
  let lastAt = -Infinity
  /** Time of a look that was asked for and needs no change of the text. */
  let wantedAt = Infinity
  let lookedAt = performance.now()
  let waitMs = FIRST_WAIT_MS
  let isLooking = false
  /** The elements that were added last, to know whether new text is in view. */
  let addedElements: Element[] = []
  const textLength = (): number => roots.all().reduce((sum, root) => sum + rawTextOf(root).length, 0)
  /** Number of characters at the last look; null until needed, because counting is a pass over the page. */
  let letters: number | null = null

  const testWithin = (ms: number): void => {
    const due = performance.now() + ms
    if (isLooking || signal.aborted || due >= dueAt) return
    clearTimeout(timer)
    dueAt = due
    timer = setTimeout(test, ms)
  }
  const test = (): void => {
    dueAt = Infinity
    const now = performance.now()
    if (isDue(now)) void lookNow()
    else testWithin(Math.min(...[firstAt + waitMs, lastAt + REST_MS, wantedAt].filter((at) => at > now)) - now)
  }
  const isDue = (now: number): boolean => {
    if (now >= wantedAt) return true
    const age = now - firstAt
    const isResting = now - lastAt >= REST_MS
    const isInSight = addedElements.some(isInView)
    if (age >= waitMs && (isResting || isInSight || age >= BUSY_WAIT_MS)) return true
    if (age < FIRST_WAIT_MS) return false
    const grown = Math.abs(textLength() - (letters ??= textLength()))
    return grown >= LARGE_CHANGE_LENGTH && (isResting || isInSight || grown >= letters / 2)
  }
  const lookNow = async (): Promise<void> => {
    const before = letters
    letters = textLength()
    const isMostlyNew = before !== null && Math.abs(letters - before) >= Math.max(LARGE_CHANGE_LENGTH, before / 2)
    lookedAt = performance.now()
    if (lookedAt < wantedAt) waitMs = isMostlyNew ? FIRST_WAIT_MS : 2 * waitMs
    else wantedAt = Infinity
    firstAt = Infinity
    addedElements = []
    isLooking = true
    try {
      await rescan()
    } finally {
      isLooking = false
    }
    waitMs = Math.min(LAST_WAIT_MS, Math.max(waitMs, performance.now() - lookedAt))
    if (firstAt < Infinity) testWithin(REST_MS)
    testWithin(wantedAt - performance.now())
  }
  const lookWithin = (ms: number): void => {
    wantedAt = Math.min(wantedAt, performance.now() + ms)
    testWithin(ms)
  }
  const onChange = (): void => {
    lastAt = performance.now()
    // After a quiet time, a page is treated as newly opened.
    if (firstAt === Infinity && lastAt - lookedAt > QUIET_FACTOR * waitMs) waitMs = FIRST_WAIT_MS
    firstAt = Math.min(firstAt, lastAt)
    testWithin(REST_MS)
  }
  const observer = new MutationObserver((records) => {
    if (signal.aborted || !records.some(isTextChange)) return
    addedElements = [...addedElements, ...[...(records.at(-1)?.addedNodes ?? [])].filter(isElement)].slice(
      -MOST_ADDED_ELEMENTS,
    )
    onChange()
  })
  roots.each((root) => {
    if (!signal.aborted) observer.observe(root, { childList: true, characterData: true, subtree: true })
  })
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
    later.forEach(clearTimeout)
  })
  return { changed: onChange, lookWithin }
}

const FIRST_WAIT_MS = 600
/** Ms after the first change until a look at a page that does not rest, if `waitMs` is not longer. */
const BUSY_WAIT_MS = 1800
const LAST_WAIT_MS = 30_000
/** Ms without changes after which a page rests. */
const REST_MS = 500
const QUIET_FACTOR = 5
const FRAME_WAIT_MS = 100
const FOLD_WAIT_MS = 500
const ROOTS_LATE_MS = [800, 3000, 10_000]
/** Number of characters, about a paragraph, from which a change is large. */
const LARGE_CHANGE_LENGTH = 200
/** Number of elements added last that are tested for being in view. */
const MOST_ADDED_ELEMENTS = 10

function isInView(element: Element): boolean {
  if (!unclobbered(element, 'isConnected')) return false
  const { top, bottom } = boxOf(element)
  const height = unclobbered(element, 'ownerDocument').defaultView?.innerHeight ?? 0
  return bottom > 0 && top < height && bottom > top
}

/** Returns whether a change may concern the page's text; adding or removing our card and boxes does not. */
function isTextChange(record: MutationRecord): boolean {
  // Typed text is never read, and a run while the user types would be noticeable.
  const element = parentOf(record.target)
  if (element && unclobbered(element, 'closest').call(element, EDITABLE)) return false
  if (record.type === 'characterData') return true
  return [...record.addedNodes, ...record.removedNodes].some((node) => !OWN_ELEMENTS.has(node.nodeName.toLowerCase()))
}

const isElement = (node: Node): node is Element => unclobbered(node, 'nodeType') === Node.ELEMENT_NODE

const isFrame = (target: EventTarget | null): boolean =>
  target !== null && 'matches' in target && (target as Element).matches(FRAMES)

const EDITABLE = '[contenteditable]:not([contenteditable="false"])'

const parentOf = (node: Node): Element | null => (isElement(node) ? node : node.parentElement)

/**
 * Has the page read again when hidden text has appeared without a change of the document: after an animation or
 * transition, after scrolling, a key, a change of an attribute, of the place in the address or of the window's size, and
 * three times after the page has loaded. Animations may run all the time (slide shows), so they are treated as changes,
 * for which the wait grows.
 *
 * @param hasAppeared whether hidden text is visible now
 */
export function watchReveals(
  page: Document,
  roots: RootRegistry,
  hasAppeared: () => boolean,
  { changed, lookWithin }: ReturnType<typeof watchChanges>,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timers: ReturnType<typeof setTimeout>[] = []
  const test = (shown: () => void): void => {
    timer = undefined
    if (!signal.aborted && hasAppeared()) shown()
  }
  const onAnimated = (): void => {
    timer ??= setTimeout(test, ANIMATED_MS, changed)
  }
  // Slides and tabs change by keys, and by attributes that a timer or a script sets. Typing never shows text.
  const onKey = (event: Event): void => {
    const [target] = event.composedPath()
    const isTyping = target instanceof Element && target.closest(`input, textarea, select, ${EDITABLE}`) !== null
    if (!isTyping) showLater()
  }
  const showLater = (): void => {
    clearTimeout(timer)
    timer = setTimeout(test, SCROLL_IDLE_MS, () => lookWithin(0))
  }
  let attributeTimer: ReturnType<typeof setTimeout> | undefined
  const attributes = new MutationObserver(() => {
    attributeTimer ??= setTimeout(() => {
      attributeTimer = undefined
      test(changed)
    }, ATTRIBUTES_MS)
  })
  signal.addEventListener('abort', () => {
    attributes.disconnect()
    clearTimeout(attributeTimer)
  })
  // Listeners are set on each root, since these events do not leave a frame or a shadow root.
  roots.each((root) => {
    if (signal.aborted) return
    const options = { signal, capture: true, passive: true }
    root.addEventListener('animationend', onAnimated, options)
    root.addEventListener('transitionend', onAnimated, options)
    root.addEventListener('scroll', showLater, options)
    root.addEventListener('keydown', onKey, options)
    attributes.observe(root, { attributes: true, subtree: true })
  })
  for (const type of ['hashchange', 'resize']) page.defaultView?.addEventListener(type, showLater, { signal })
  const afterLoad = (): void => {
    for (const ms of AFTER_LOAD_MS) timers.push(setTimeout(test, ms, () => lookWithin(0)))
  }
  if (page.readyState === 'complete') afterLoad()
  else page.defaultView?.addEventListener('load', afterLoad, { signal, once: true })
  signal.addEventListener('abort', () => [timer, ...timers].forEach(clearTimeout))
}

const AFTER_LOAD_MS = [1000, 3000, 9000]
const ANIMATED_MS = 150
/** Ms between two tests after changes of attributes, which an animation makes all the time. */
const ATTRIBUTES_MS = 1000
const SCROLL_IDLE_MS = 300
