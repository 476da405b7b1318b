// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { useEffect } from 'react'
import { expect, test, vi } from 'vitest'
import { ModelCheckContext } from '@/components/finding/model-check-of'
import { usePublishResults } from '@/components/finding/model-results'
import { PageView } from '@/components/finding/page-view'
import { reportOf } from '@/lib/app/export/page-report-of'
import { reportToHtml } from '@/lib/formats/html/report-to-html'
import { reportToMarkdown } from '@/lib/formats/markdown/report-to-markdown'
import type { Finding } from '@/lib/schema/finding'
import { relationOf, resultsOf, type ModelResults, type ResultPair } from '@/lib/second-opinion/page/model-results'
import { IDLE_RUN } from '@/lib/second-opinion/page/page-run'
import { actionsThat, book, page, view } from './fixtures'
import { show } from './render'

const conflict = page.findings.find(({ verdict }) => verdict === 'contradicted')!
const supported = page.findings.find(({ verdict }) => verdict === 'supported')!
const ELSEWHERE = 'She moved to Northport in 2001.'

function pairOn({ start, end, quote }: Pick<Finding, 'start' | 'end' | 'quote'>): ResultPair {
  const words = quote.split(' ').slice(0, 2).join(' ')
  return {
    ...{ start, end: start + words.length, words, sentence: { start, end, text: quote } },
    ...{ claim: 'left-works', claimWords: '13 July 2022', isDoubted: false, dossier: null },
  }
}

const nowhere = pairOn({ start: page.textLength + 10, end: page.textLength + 50, quote: ELSEWHERE })
const RESULTS: ModelResults = {
  ...{ model: 'tiny', isDone: true, differs: [pairOn(conflict), nowhere], agrees: [pairOn(supported)] },
}

const ASK = vi.fn()

function Results({ results }: { results: ModelResults }) {
  const publish = usePublishResults()
  useEffect(() => publish(results, ASK), [publish, results])
  return null
}

function showPage(results: ModelResults, current: Finding, saveReport = vi.fn()) {
  show(
    <ModelCheckContext value={() => <Results results={results} />}>
      <PageView
        page={page}
        view={{ ...view, current: current.start }}
        question={null}
        book={book}
        notes={[]}
        everySite={false}
        off={null}
        compact={false}
        actions={actionsThat({ saveReport })}
      />
    </ModelCheckContext>,
  )
}

const card = ({ start }: Finding) => document.querySelector<HTMLElement>(`li[data-start="${start}"]`)!

test('the card of a finding says that engine and model agree, with the words of both sides', async () => {
  showPage(RESULTS, conflict)
  const heading = await within(card(conflict)).findByRole('heading', { name: 'Claimlight and model: differs' })
  expect(heading.closest('li')?.textContent).toContain('13 July 2022')
  expect(within(card(conflict)).getByText(/^Model: tiny\. Not part of the verdicts\./)).toBeTruthy()
})

test('the card of a finding says that the model contradicts the engine', async () => {
  showPage({ ...RESULTS, differs: [pairOn(supported)], agrees: [pairOn(conflict)] }, supported)
  const heading = await within(card(supported)).findByRole('heading', { name: 'Model: differs' })
  expect(heading.closest('li')?.textContent).toContain('Claimlight’s own check says the opposite of this sentence.')
  expect(card(supported).querySelector('.head')?.textContent).toContain('Model: differs')
  expect(card(conflict).querySelector('.head')?.textContent).toContain('Model: agrees')
})

test('a difference unfolds its finding from a run of quiet ones', async () => {
  const isFolded = () => card(supported).hidden
  showPage({ ...RESULTS, differs: [] }, conflict)
  expect(isFolded()).toBe(true)
  cleanup()
  showPage({ ...RESULTS, differs: [pairOn(supported)] }, conflict)
  await within(card(supported)).findByText(/Model: differs/)
  expect(isFolded()).toBe(false)
})

test('the summary has a line on the model, and the counts stay those of the engine', () => {
  showPage(RESULTS, conflict)
  screen.getByText('Model tiny: 2 differences. Not part of the verdicts.')
  const contradicted = page.findings.filter(({ verdict }) => verdict === 'contradicted').length
  const counts = screen.getByRole('group', { name: 'Show' })
  expect(within(counts).getByRole('button', { name: new RegExp(`^${contradicted} Contradicted`) })).toBeTruthy()
})

test('the report names the model, and lists its differences after the findings', () => {
  const saveReport = vi.fn()
  showPage(RESULTS, conflict, saveReport)
  fireEvent.click(screen.getByRole('button', { name: 'Save report' }))
  expect(saveReport).toHaveBeenCalledExactlyOnceWith('html', false, RESULTS)
  const report = { ...reportOf(page, book, new Date(2026, 5, 9)), model: RESULTS }
  const parsed = new DOMParser().parseFromString(reportToHtml(report).replace(/<style>[^]*?<\/style>/, ''), 'text/html')
  const [onFinding, alone, ...more] = [...parsed.querySelectorAll('ol.model > li')].map(
    ({ textContent }) => textContent,
  )
  expect(more).toEqual([])
  expect(onFinding).toContain('Claimlight and model: differs')
  expect(alone).toContain(ELSEWHERE)
  expect(alone).toContain('no finding on this sentence')
  expect(parsed.querySelectorAll('ol.model [class*="contradicted"]')).toHaveLength(0)
  const markdown = reportToMarkdown(report)
  for (const text of [parsed.body.textContent, markdown]) expect(text).toContain('Model tiny: 2 differences')
  expect(markdown).toContain('### Claimlight and model: differs')
  expect(markdown).toContain(`### Model: differs\n\n> ${ELSEWHERE}`)
})

test('a report without a model has no word on models', () => {
  const report = reportOf(page, book, new Date(2026, 5, 9))
  const [, body] = reportToHtml(report).split('<body>')
  for (const text of [body, reportToMarkdown(report)]) expect(text).not.toMatch(/model/i)
})

test('with several dossiers, the answer is compared with that of the dossier of the claim', () => {
  const answers = [
    { ...supported, dossier: 'a' },
    { ...conflict, dossier: 'b' },
  ]
  const joined = { ...conflict, dossier: 'b', answers }
  expect(relationOf('differs', { ...nowhere, dossier: 'a' }, joined)).toBe('opposite')
  expect(relationOf('differs', { ...nowhere, dossier: 'b' }, joined)).toBe('same')
})

test('a check without an answer has no results', () => {
  expect(resultsOf(IDLE_RUN)).toBeNull()
  expect(resultsOf({ ...IDLE_RUN, status: 'stopped', answered: 1, model: 'tiny' })).toMatchObject({ isDone: false })
})
