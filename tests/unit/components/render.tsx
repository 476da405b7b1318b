import { cleanup, configure, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { onTestFinished } from 'vitest'

// A view that is loaded when it is needed can be late on a busy machine; a test that passes does not wait longer.
configure({ asyncUtilTimeout: 10_000 })

/** jsdom has no layout and no scrolling, but the views call these functions. In newer browsers they return a promise. */
const scroll = () => Promise.resolve() as never
Element.prototype.scrollIntoView = scroll
window.scrollTo = scroll

/** Renders a view until the test ends. Files may share a document, so it leaves nothing behind. */
export function show(element: ReactElement) {
  onTestFinished(() => {
    cleanup()
    localStorage.clear()
  })
  return render(element)
}
