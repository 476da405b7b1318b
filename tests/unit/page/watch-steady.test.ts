// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { guardClicks, watchSteady } from '@/lib/page/card/watch-steady'

// A page has twenty ways to bring a button under a press that is meant for something else; all of them move it or cover it shortly before.
let place = { x: 10, y: 10 }
let size = { width: 80, height: 20 }
let isCovered = false
let button: HTMLButtonElement
let steady: ReturnType<typeof watchSteady>

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  place = { x: 10, y: 10 }
  size = { width: 80, height: 20 }
  isCovered = false
  button = document.createElement('button')
  button.getBoundingClientRect = () => new DOMRect(place.x, place.y, size.width, size.height)
  steady = watchSteady(button, () => isCovered)
})
afterEach(() => {
  steady.stop()
  vi.useRealTimers()
})

const wait = (ms: number) => vi.advanceTimersByTime(ms)
const move = (x: number, y: number) => (place = { x, y })
const resize = (width: number, height: number) => (size = { width, height })

const tricks: [string, () => void][] = [
  ['shows the card', () => undefined],
  ['moves the sentence', () => move(300, 200)],
  ['scrolls', () => move(10, -90)],
  ['scrolls by one pixel', () => move(10, 11)],
  ['zooms in', () => move(15, 15)],
  ['resizes the window', () => move(4, 10)],
  ['moves it away and back', () => [move(500, 500), wait(60), move(10, 10)]],
  ['uncovers it', () => [(isCovered = true), wait(1000), (isCovered = false)]],
  ['covers it for a moment', () => [(isCovered = true), wait(60), (isCovered = false)]],
  ['covers it now', () => (isCovered = true)],
  ['moves it all the time', () => Array.from({ length: 30 }, (_, n) => [move(10 + n, 10), wait(50)])],
  ['makes the button larger', () => resize(400, 20)],
  ['makes the button smaller', () => resize(8, 20)],
  ['zooms out', () => [move(5, 5), resize(40, 10)]],
  ['takes the card out and puts it back', () => [move(0, 0), resize(0, 0), wait(60), move(10, 10), resize(80, 20)]],
  ['scrolls by a page', () => move(10, -690)],
  ['slides it in slowly', () => Array.from({ length: 30 }, (_, n) => [move(10, 40 - n), wait(100)])],
  [
    'covers it again and again',
    () => Array.from({ length: 6 }, () => [(isCovered = true), wait(100), (isCovered = false), wait(60)]),
  ],
  ['moves it when the cover goes', () => [(isCovered = true), wait(900), (isCovered = false), move(12, 10)]],
  ['uncovers and moves it', () => [(isCovered = true), wait(700), move(0, 0), (isCovered = false)]],
]

test.each(tricks)('no press may begin shortly after the page %s', (name, trick) => {
  if (name !== 'shows the card') wait(2000)
  trick()
  for (const ms of [0, 80, 150, 200]) {
    wait(ms)
    expect(steady.isSteady(), `${ms} ms later`).toBe(false)
  }
  isCovered = false
  wait(1100)
  expect(steady.isSteady()).toBe(true)
})

/** A trusted event; only the browser makes real ones. */
function press(type: string, detail = 1): MouseEvent {
  const event = new MouseEvent(type, { detail })
  return new Proxy(event, { get: (of, name) => (name === 'isTrusted' ? true : (Reflect.get(of, name) as unknown)) })
}

test('a click counts once, where its press began on the button and may begin', () => {
  let may = true
  const listeners: ((event: unknown) => void)[] = []
  const fake = { addEventListener: (_type: string, listen: (event: unknown) => void) => listeners.push(listen) }
  const isMeant = guardClicks(fake as unknown as HTMLElement, () => may)
  const down = (): void => listeners.forEach((listen) => listen(press('pointerdown')))
  expect(isMeant(press('click')), 'begun elsewhere').toBe(false)
  down()
  expect(isMeant(press('click'))).toBe(true)
  expect(isMeant(press('click')), 'again without a press').toBe(false)
  down()
  expect(isMeant(press('click', 2)), 'second half of a double click').toBe(false)
  may = false
  down()
  may = true
  expect(isMeant(press('click')), 'begun too early').toBe(false)
  down()
  may = false
  expect(isMeant(press('click')), 'moved while it was held').toBe(false)
  expect(isMeant(press('click', 0)), 'by a key').toBe(true)
  expect(isMeant(new MouseEvent('click', { detail: 0 })), 'by a script').toBe(false)
})
