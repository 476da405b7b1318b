/** Measurements that the page records in its main world. */
export interface Recorded {
  longTasks: number[]
  shift: number
}

export interface Recorder {
  recorded: Recorded
  /** Number of ranges that are registered now. */
  marks: () => number
  /** Frame intervals while the page is scrolled by wheel events. */
  scroll: (frames: number) => Promise<number[]>
  /** From each key press to the frame that shows it, since this was last asked. */
  keys: () => number[]
  /** Milliseconds for walking the page's text nodes, and for that with segmenting their text into sentences. */
  floor: () => { walk: number; floor: number; sentences: number }
}

declare global {
  interface Window {
    bench: Recorder
  }
}

/** Runs first in the page: it may use nothing outside its own body. */
export function record(): void {
  const recorded: Recorded = { longTasks: [], shift: 0 }
  const keys: number[] = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) recorded.longTasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) recorded.shift += (entry as PerformanceEntry & { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })

  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => keys.push(performance.now() - timeStamp)
        port2.postMessage(null) // after the frame is drawn
      })
    },
    { capture: true },
  )

  window.bench = {
    recorded,
    marks() {
      let size = 0
      for (const [name, highlight] of CSS.highlights) if (name.startsWith('claimlight-')) size += highlight.size
      return size
    },
    keys: () => keys.splice(0),
    scroll: (frames) =>
      new Promise((done) => {
        const times: number[] = []
        const step = (now: number): void => {
          times.push(now)
          scrollBy({ top: 48, behavior: 'instant' })
          if (times.length <= frames) requestAnimationFrame(step)
          else done(times.slice(1).map((time, i) => time - (times[i] ?? time)))
        }
        requestAnimationFrame(step)
      }),
    floor() {
      const started = performance.now()
      const nodes: Text[] = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text)
      const texts = nodes.map(({ data }) => data)
      const walked = performance.now()
      const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
      const sentences = texts.reduce((sum, text) => sum + [...segmenter.segment(text)].length, 0)
      return { walk: walked - started, floor: performance.now() - started, sentences }
    },
  }
}
