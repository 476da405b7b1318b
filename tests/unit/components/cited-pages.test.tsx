// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import CitedPages from '@/components/check/finding/cited-pages'
import { FindingContext } from '@/components/check/context/finding-context'
import { actionsThat, book } from './fixtures'
import { show } from './render'

const answers = [
  { start: 0, end: 9, cites: [{ url: 'https://a.example/x?utm_source=chat', name: 'The museum' }] },
  { start: 11, end: 20, cites: [{ url: 'https://b.example/', name: '' }] },
]

test('a cited page that is open in a tab becomes evidence by one click', () => {
  const readAsEvidence = vi.fn()
  const actions = actionsThat({
    readAsEvidence,
    watchOpenPages: (changed) => {
      changed([{ tabId: 7, url: 'https://a.example/x' }])
      return () => undefined
    },
  })
  show(
    <FindingContext value={{ book, actions }}>
      <CitedPages answers={answers} />
    </FindingContext>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Use as evidence: The museum' }))
  expect(readAsEvidence).toHaveBeenCalledWith(7)
  expect(screen.getByRole('link', { name: 'b.example' })).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Answer 2 cites' })).toBeTruthy()
})
