/**
 * Watches whether a button has been in sight and in one place for a while, so that a page cannot uncover it or move it under the pointer just
 * before a press that the user means for something else.
 *
 * @param isCovered whether the page hides a part of the card now
 * @returns whether a press may begin now, and a function that stops it
 */
export function watchSteady(
  button: Element,
  isCovered: () => boolean,
  now: () => number = () => performance.now(),
): { isSteady: () => boolean; stop: () => void } {
  let since = now()
  let place = placeOf(button)
  const look = (): void => {
    const present = placeOf(button)
    if (isCovered() || present !== place) since = now()
    place = present
  }
  const timer = setInterval(look, LOOK_MS)
  return {
    isSteady() {
      look()
      return now() - since >= STEADY_MS
    },
    stop: () => clearInterval(timer),
  }
}

function placeOf(button: Element): string {
  // A button that grows gets under the pointer without a move.
  const { x, y, width, height } = button.getBoundingClientRect()
  return [x, y, width, height].map(Math.round).join(' ')
}

const LOOK_MS = 50
const STEADY_MS = 500

/**
 * Whether clicks on a button may change something: made by the user, once, with a press that began on it while it was steady. Keys are not aimed
 * at a place, so they need no more than that.
 *
 * @param mayBegin whether a press may begin now
 */
export function guardClicks(button: HTMLElement, mayBegin: () => boolean): (click: MouseEvent) => boolean {
  let isBegun = false
  button.addEventListener('pointerdown', (event) => {
    isBegun = event.isTrusted && mayBegin()
  })
  return (click) => {
    const isGood = click.detail === 0 || (isBegun && click.detail === 1 && mayBegin())
    isBegun = false
    return click.isTrusted && isGood
  }
}
