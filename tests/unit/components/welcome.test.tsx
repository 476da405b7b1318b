// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { DossierSize } from '@/components/dossiers/dossier/overview'
import { WelcomeView, type WelcomeProps, type ReadingChoiceProps } from '@/components/welcome/welcome-view'
import { book, page } from './fixtures'
import { show } from './render'

function showWelcome(choice: Partial<ReadingChoiceProps> = {}, props: Partial<WelcomeProps> = {}) {
  const nothing = () => undefined
  return show(
    <WelcomeView
      book={book}
      sampleRef={null}
      findings={[]}
      hasFailed={false}
      open={null}
      onOpen={nothing}
      outgoingData={{ sync: 'off', hasBackups: false }}
      asksModel={false}
      choice={{
        everySite: false,
        refused: false,
        onEverySite: nothing,
        onAsk: nothing,
        ...choice,
      }}
      {...props}
    />,
  )
}
const ways = () => within(document.querySelector<HTMLElement>('.ways')!)
const way = (name: RegExp) => ways().getByRole('button', { name })

test('the sample has its claims and sources also where other dossiers are installed', () => {
  const at = page.findings.findIndex(({ claims }) => claims.includes('supervisor'))
  const finding = { ...page.findings[at]!, dossier: 'bundled' }
  showWelcome({}, { findings: [finding], open: finding.start })
  expect(screen.getByRole('list', { name: 'Sources' })).toBeTruthy()
})

test('the dossier has as many claims and sources as its own page says', () => {
  const size = `${book.claims.length} claims from ${book.sources.length} sources`
  showWelcome()
  expect(screen.getByText(new RegExp(`^Claimlight comes with a dossier on .*: ${size}\\.`))).toBeTruthy()
  show(<DossierSize book={book} />)
  expect(screen.getByText(new RegExp(`^${size}`))).toBeTruthy()
})

describe('the choice on the welcome page', () => {
  test('is “Only when I ask” at first, and requests no permission before a click', () => {
    const onEverySite = vi.fn()
    showWelcome({ onEverySite })
    expect(way(/^Only when I ask/).getAttribute('aria-pressed')).toBe('true')
    expect(onEverySite).not.toHaveBeenCalled()
    fireEvent.click(way(/^Read along on every site/))
    expect(onEverySite).toHaveBeenCalledOnce()
  })

  test('describes the permission that each option needs', () => {
    showWelcome()
    expect(way(/^Read along on every site/).textContent).toContain('access to your data on all websites')
    expect(way(/^Only when I ask/).textContent).toContain('No permission is needed')
  })

  test('reports when the browser refused the permission', () => {
    showWelcome({ refused: true })
    expect(screen.getByText(/^The browser did not allow it/)).toBeTruthy()
  })

  test('leads to evidence on other subjects, to try without a connection', () => {
    showWelcome()
    const links = screen.getAllByRole('link', { name: /^Try it with/ })
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      expect.stringContaining('#/dossiers/add?example=halleys-comet'),
      expect.stringContaining('#/dossiers/add?example=apollo-11'),
    ])
  })
})

describe('the sample article', () => {
  test('shows each finding with its evidence', () => {
    const onOpen = vi.fn()
    const finding = page.findings[4]!
    showWelcome({}, { findings: page.findings.slice(3, 5), open: finding.start, onOpen })
    const list = within(screen.getByRole('list', { name: 'Findings' }))
    expect(list.getAllByRole('list', { name: 'Details' })[0]?.textContent).toMatch(/Differs\. Page: .+ Dossier: .+/)
    fireEvent.click(list.getByRole('button', { name: /Her doctorate, finished/ }))
    expect(onOpen).toHaveBeenCalledWith(page.findings[3]!.start)
  })

  test('reports when it could not be checked', () => {
    showWelcome({}, { findings: null, hasFailed: true })
    expect(screen.getByRole('heading', { name: 'Try it' })).toBeTruthy()
    expect(screen.getByText(/^The sample could not be checked/)).toBeTruthy()
  })
})
