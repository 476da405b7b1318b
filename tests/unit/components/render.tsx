import { cleanup, configure, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { onTestFinished } from 'vitest'

// Maximum wait for views that are loaded on demand, which a busy machine delays. Tests that pass do not wait so long.
configure({ asyncUtilTimeout: 10_000 })

/** jsdom has no layout and no scrolling, but views call these functions. They return a promise in newer browsers. */
const scroll = () => Promise.resolve() as never
Element.prototype.scrollIntoView = scroll
window.scrollTo = scroll

/** Renders a view until the test ends, then removes it and its storage, because test files may share a document. */
export function show(element: ReactElement) {
  onTestFinished(() => {
    cleanup()
    localStorage.clear()
  })
  return render(element)
}
