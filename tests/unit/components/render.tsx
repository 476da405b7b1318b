import { cleanup, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach } from 'vitest'

afterEach(cleanup)

/** jsdom lays nothing out, so it has no scrolling; the rooms only ask for it. */
Element.prototype.scrollIntoView = () => undefined

export function show(element: ReactElement) {
  return render(element)
}
