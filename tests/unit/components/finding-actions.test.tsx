// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { PageActions } from '@/components/notes/page-actions'
import { PageView, type PageViewProps } from '@/components/check/finding/page-view'
import { searchFindings } from '@/components/check/finding/checked-text'
import { page, pageProps, view as viewOfPage } from './fixtures'
import { show } from './render'

function view(props: Partial<PageViewProps> = {}, actions: Partial<PageActions> = {}) {
  return <PageView {...pageProps(props, actions)} />
}
function showPage(props: Partial<PageViewProps> = {}, actions: Partial<PageActions> = {}) {
  return show(view(props, actions))
}
const list = () => screen.getByRole('list', { name: 'Findings' })
/** The actions of the open finding, searched only in its part because queries by role are slow in a long list. */
const open = () => within([...document.querySelectorAll<HTMLElement>('.finding .actions')].at(-1)!)
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

describe('the other actions on a finding', () => {
  test('are a note and “Wrong finding”, and the sentence goes to its place on the page', async () => {
    const goTo = vi.fn(() => Promise.resolve(false))
    showPage({}, { goTo })
    expect(
      open()
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Note', 'Wrong finding'])
    fireEvent.click(screen.getAllByTitle('Go to')[0]!)
    expect(goTo).toHaveBeenCalledExactlyOnceWith(page.findings[3])
    await screen.findByText('This sentence is no longer on the page.')
  })

  test('are “Copy with sources”, which copies each claim with its doubt and its numbered sources', async () => {
    const writeText = vi.fn((_text: string) => Promise.resolve())
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    const at = page.findings.findIndex(({ claims }) => claims.includes('capstone'))
    showPage({ view: { ...viewOfPage, current: page.findings[at]!.start } })
    press('Copy with sources')
    await vi.waitFor(() => expect(writeText).toHaveBeenCalledOnce(), 10_000)
    vi.unstubAllGlobals()
    expect(writeText.mock.lastCall?.[0]).toMatch(/^The tide table is to be the last project of the course\./)
    expect(writeText.mock.lastCall?.[0]).toContain('Caveat: Known from second hand only.')
    expect(writeText.mock.lastCall?.[0]).toMatch(/\[20\] \S/)
  })

  test('leave a line at the end of the list that counts muted findings and links to them', () => {
    const [gone, ...rest] = page.findings
    showPage({ page: { ...page, findings: rest, muted: [gone!] } })
    const line = screen.getByText(/1 finding on this page is muted/)
    expect(within(line).getByRole('link').getAttribute('href')).toBe('#/settings')
  })
})

describe('a finding that the user calls not right', () => {
  const wrong = page.findings[3]!
  const said = 'Hidden here and on every page. Nothing is sent.'

  test('is replaced by a line with a focused “Undo” after one click', async () => {
    const undo = vi.fn()
    const muteAsWrong = vi.fn(() => Promise.resolve({ undo, url: page.url }))
    const { rerender } = showPage({}, { muteAsWrong })
    fireEvent.click(open().getByRole('button', { name: 'Wrong finding' }))
    expect(muteAsWrong).toHaveBeenCalledExactlyOnceWith(wrong)
    const line = (await screen.findByText(said)).closest('li')!
    expect(document.activeElement).toBe(within(line).getByRole('button', { name: 'Undo' }))
    // The state of the page follows: the finding is muted, and the line stays at its position.
    rerender(view({ page: { ...page, findings: page.findings.filter((one) => one !== wrong), muted: [wrong] } }))
    expect(screen.getByText(said).closest('li')?.nextElementSibling?.textContent).toContain('She left the works')
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(undo).toHaveBeenCalledOnce()
    rerender(view({}))
    expect(screen.queryByText(said)).toBeNull()
    expect(within(list()).getAllByText(/Her doctorate, finished/)).toBeTruthy()
    expect(document.activeElement?.closest('li')?.textContent).toContain('Her doctorate, finished')
  })

  test('keeps its place in the list where it was opened by a click on the page, though its state is folded', async () => {
    const [part] = page.findings.filter(({ partial }) => partial)
    const { rerender } = showPage({ view: { ...viewOfPage, current: part!.start } })
    fireEvent.click(open().getByRole('button', { name: 'Wrong finding' }))
    await screen.findByText(said)
    rerender(view({ page: { ...page, findings: page.findings.filter((one) => one !== part), muted: [part!] } }))
    expect(within(list()).getByRole('button', { name: 'Undo' })).toBeTruthy()
  })

  test('stays, with the reason, when it could not be muted', async () => {
    showPage({}, { muteAsWrong: () => Promise.resolve('It could not be muted.') })
    fireEvent.click(open().getByRole('button', { name: 'Wrong finding' }))
    expect((await screen.findByRole('alert')).textContent).toBe('It could not be muted.')
    expect(screen.queryByText(said)).toBeNull()
  })

  test('leaves no line when the page was checked again and its sentence is missing', async () => {
    const { rerender } = showPage()
    fireEvent.click(open().getByRole('button', { name: 'Wrong finding' }))
    await screen.findByText(said)
    rerender(view({ page: { ...page, findings: page.findings.slice(0, 2), muted: [] } }))
    expect(screen.queryByText(said)).toBeNull()
  })
})

describe('turning off', () => {
  test.each([
    ['This page', 'page'],
    ['This site', 'site'],
    ['Every site', 'everywhere'],
  ] as const)('is possible for: %s', (name, scope) => {
    const turnOff = vi.fn()
    showPage({}, { turnOff })
    press('Turn off Claimlight')
    fireEvent.click(within(screen.getByRole('group', { name: 'Turn off on' })).getByRole('button', { name }))
    expect(turnOff).toHaveBeenCalledExactlyOnceWith(scope)
  })

  test('is shown on the page, with a button to turn on again', () => {
    const turnOn = vi.fn()
    showPage({ page: { ...page, status: 'off', findings: [] }, off: 'site' }, { turnOn })
    expect(screen.getByRole('heading', { name: 'Claimlight is off on this site.' })).toBeTruthy()
    press('Turn on')
    expect(turnOn).toHaveBeenCalledExactlyOnceWith('site')
  })
})

describe('search in the findings', () => {
  test('opens on demand, finds words in sentences and values, and counts the results', () => {
    showPage()
    press('Search findings')
    const field = screen.getByRole('searchbox', { name: 'Search findings' })
    fireEvent.change(field, { target: { value: 'mary shore' } })
    expect(
      within(list())
        .getAllByRole('listitem')
        .filter((item) => item.dataset.start),
    ).toHaveLength(1)
    expect(within(list()).getByText(/Her doctorate, finished under/)).toBeTruthy()
    expect(screen.getByText('1 finding matches.')).toBeTruthy()
  })

  test('opens the lists at the end for what matches in them', () => {
    showPage()
    press('Search findings')
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'northport' } })
    expect(screen.getByRole('button', { name: /Ada Example studied in Northport/ })).toBeTruthy()
  })

  test('reports when nothing matches', () => {
    showPage()
    press('Search findings')
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'giraffe' } })
    expect(screen.getByText('No findings match.')).toBeTruthy()
  })

  test('counts only the findings that the chosen states leave in the list', () => {
    showPage()
    press(/^\d+ contradicted/)
    press('Search findings')
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'northport' } })
    expect(screen.getByText('No findings match.')).toBeTruthy()
  })

  test('needs every word to match, and ignores accents', () => {
    const finding = { ...page.findings[0]!, quote: 'She moved to Zürich in 2009.' }
    expect(searchFindings([finding], 'zurich 2009')).toHaveLength(1)
    expect(searchFindings([finding], 'zurich 2010')).toHaveLength(0)
    expect(searchFindings([finding], '  ')).toHaveLength(1)
  })
})

test('the report is saved as HTML or Markdown, and a line says so once it is', async () => {
  const saveReport = vi.fn((format: string) => Promise.resolve(format === 'markdown'))
  showPage({}, { saveReport })
  press('Save report')
  press('Web page (HTML)')
  await Promise.resolve()
  expect(screen.queryByText('Saved')).toBeNull()
  press('Save report')
  press('Markdown')
  expect(saveReport.mock.calls).toEqual([['html'], ['markdown']])
  await screen.findByText('Saved')
})
