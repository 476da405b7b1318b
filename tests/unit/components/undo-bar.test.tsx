// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { UndoBar } from '@/components/notes/bars'
import { show } from './render'

test.each(['Undo', 'Dismiss'])('the focus goes from “%s” to the view, and not away with the bar', (name) => {
  const act = vi.fn()
  show(
    <main tabIndex={-1}>
      <UndoBar message="Note deleted." onUndo={act} onDismiss={act} />
    </main>,
  )
  fireEvent.click(screen.getByRole('button', { name }))
  expect(act).toHaveBeenCalledOnce()
  expect(document.activeElement).toBe(screen.getByRole('main'))
})
