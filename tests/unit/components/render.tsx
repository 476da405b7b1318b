import { cleanup, configure, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach } from 'vitest'

afterEach(cleanup)

// A view that is loaded when it is needed can be late on a busy machine; a test that passes does not wait longer.
configure({ asyncUtilTimeout: 10_000 })

/** jsdom has no layout and no scrolling, but the views call these functions. */
Element.prototype.scrollIntoView = () => undefined
window.scrollTo = () => undefined

export function show(element: ReactElement) {
  return render(element)
}
