import { cleanup, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach } from 'vitest'

afterEach(cleanup)

/** jsdom has no layout and no scrolling, but the views call these functions. */
Element.prototype.scrollIntoView = () => undefined

export function show(element: ReactElement) {
  return render(element)
}
