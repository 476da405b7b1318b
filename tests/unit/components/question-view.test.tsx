// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { PageView, type PageViewProps } from '@/components/finding/page-view'
import type { PageActions } from '@/components/finding/page-actions'
import { actionsThat, book, page, question } from './fixtures'
import { show } from './render'

function ask(props: Partial<PageViewProps>, actions: Partial<PageActions> = {}) {
  show(
    <PageView
      page={null}
      question={question}
      book={book}
      notes={[]}
      everySite={false}
      off={null}
      compact={false}
      actions={actionsThat(actions)}
      {...props}
    />,
  )
  return within(screen.getByRole('region', { name: 'Your selection' }))
}

test('words that the dossier has nothing on are not covered, with the nearest claims as links', () => {
  const answer = ask({})
  expect(answer.getByText('Not covered')).toBeTruthy()
  expect(answer.getByText('The dossier has nothing on this. Nearest to it:')).toBeTruthy()
  const nearest = within(answer.getByRole('list', { name: 'Nearest claims' }))
  expect(nearest.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '#/claim/first-degree',
    '#/claim/supervisor',
  ])
})

test('an unverified finding with no claim behind it is not covered either', () => {
  const [finding] = page.findings.filter(({ verdict, newer }) => verdict === 'unverified' && !newer)
  expect(ask({ question: { ...question, findings: [finding!] } }).getByText('Not covered')).toBeTruthy()
})

test('what is newer than the dossier says so, and is not called not covered', () => {
  const finding = page.findings.find(({ newer }) => newer)!
  const answer = ask({ question: { ...question, findings: [finding] } })
  expect(answer.queryByText('Not covered')).toBeNull()
  expect(answer.getByText('The dossier ends in March 2026. It cannot say.')).toBeTruthy()
})

test('a contradicted selection shows its words once, both values and its sources, above the page’s own findings', () => {
  const finding = page.findings[4]!
  const answer = ask({ page, question: { ...question, text: finding.quote, findings: [finding] } })
  expect(answer.getAllByText(/, after five years/)).toHaveLength(1)
  expect(answer.getByText('Contradicted')).toBeTruthy()
  expect(answer.getByText('Page').closest('.pair')?.textContent).toBe('PageMarch 2022Dossier13 July 2022')
  expect(answer.getByRole('link', { name: 'Leaving the works' })).toBeTruthy()
  const order = screen
    .getByRole('region', { name: 'Your selection' })
    .compareDocumentPosition(screen.getByRole('list', { name: 'Findings' }))
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

test('a note on the selection is kept as such', () => {
  const saveNote = vi.fn(() => Promise.resolve(null))
  const answer = ask({}, { saveNote })
  fireEvent.click(answer.getByRole('button', { name: 'Note' }))
  fireEvent.change(answer.getByRole('textbox', { name: 'Note' }), { target: { value: 'Who says so?' } })
  fireEvent.click(answer.getByRole('button', { name: 'Save note' }))
  expect(saveNote).toHaveBeenCalledWith(
    { kind: 'question' },
    expect.objectContaining({ note: 'Who says so?', tags: [] }),
  )
})

test('it can be dismissed', () => {
  const dismissQuestion = vi.fn()
  fireEvent.click(ask({}, { dismissQuestion }).getByRole('button', { name: 'Dismiss this answer' }))
  expect(dismissQuestion).toHaveBeenCalled()
})

test('an error says why and that notes are safe', () => {
  const answer = ask({ question: { ...question, status: 'error', message: 'The selection is gone.' } })
  expect(answer.getByText('The selection is gone. Your notes are safe.')).toBeTruthy()
})
