// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { ComponentProps } from 'react'
import { WelcomeView } from '@/components/welcome/welcome-view'
import { show } from './render'
import { patternOf } from '@/tests/words/pattern-of'

function showWelcome(choice: Partial<ComponentProps<typeof WelcomeView>['choice']> = {}) {
  const nothing = () => undefined
  return show(
    <WelcomeView
      outgoingData={{ sync: 'off', hasBackups: false }}
      asksModel={false}
      choice={{ everySite: false, refused: false, onEverySite: nothing, onAsk: nothing, ...choice }}
    />,
  )
}
const ways = () => within(document.querySelector<HTMLElement>('.ways')!)
const way = (name: RegExp) => ways().getByRole('button', { name })

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
    expect(way(/^Read along on every site/).textContent).toContain('access to all websites')
    expect(way(/^Only when I ask/).textContent).toContain('No permission is needed')
  })

  test('reports when the browser refused the permission', () => {
    showWelcome({ refused: true })
    expect(screen.getByText(/^The browser did not allow it/)).toBeTruthy()
  })

  test('leads to evidence on other subjects, to try without a connection', () => {
    showWelcome()
    const links = screen.getAllByRole('link', { name: patternOf('welcome.example') })
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      expect.stringContaining('#/dossiers/add?example=halleys-comet'),
      expect.stringContaining('#/dossiers/add?example=apollo-11'),
    ])
  })
})

test('the welcome page leads with one button, and says its words above the fold in 150', () => {
  showWelcome()
  expect([...document.querySelectorAll('.btn.main')].map((one) => one.textContent)).toEqual([
    'Try it with Halley’s Comet',
  ])
  const fold = ['.opening', '[aria-labelledby="choose"]'].map((part) => document.querySelector(part)?.textContent ?? '')
  expect(fold.join(' ').split(/\s+/).length).toBeLessThanOrEqual(150)
  expect(fold.join(' ')).not.toMatch(/dossier|\bclaims?\b/i)
})
