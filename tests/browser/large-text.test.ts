// @module-tag large
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchExtension, type Claimlight } from './extension'
import { brokenWordsOf, overflowsOf, overlapsOf } from './faults'
import { doubtful, page, panelStates, showState, TAB } from './panel-states'

// The built panel with text of twice the size in the browser's settings.
describe('with a default font size of 32 px', () => {
  let claimlight: Claimlight
  let panel: Page
  beforeAll(async () => {
    claimlight = await launchExtension({ args: ['--blink-settings=defaultFontSize=32'] })
    panel = await claimlight.open(`/sidepanel.html?tabId=${TAB}`)
  })
  afterAll(() => claimlight.close())

  test('the panel uses the font size', async () => {
    expect(await panel.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px')
  })

  test('the bar has room for the settings in the width in which Firefox opens its sidebar', async () => {
    await panel.setViewportSize({ width: 240, height: 700 })
    await panel.locator('.bar .tool .i').waitFor()
    const [icon, whole] = await panel.evaluate(() => [
      document.querySelector('.bar .tool .i')!.getBoundingClientRect().right,
      document.documentElement.clientWidth,
    ])
    expect(icon).toBeLessThanOrEqual(whole)
  })

  test.each([
    ['a checked page', '#/page', { page }],
    ['the sources', '#/dossier/sources', {}],
    ['the research', '#/dossier/research', {}],
    ['a claim in doubt', `#/claim/${doubtful.id}`, {}],
  ])('%s fits 240 pixels, and breaks no title of a source and no word on tiers', async (_state, hash, stored) => {
    await panel.setViewportSize({ width: 240, height: 700 })
    await showState(panel, hash, stored)
    await panel.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    const broken = await brokenWordsOf(panel, '.sources a, .tiers .about')
    const sideways = await panel.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect({ broken, sideways }).toEqual({ broken: [], sideways: 0 })
  })

  test.each(panelStates)('%s fits from 320 to 480 pixels', { timeout: 60_000 }, async (_state, hash, stored) => {
    await showState(panel, hash, stored)
    const found: string[] = []
    for (const width of [320, 400, 480]) {
      await panel.setViewportSize({ width, height: 700 })
      // Two frames, because pictures are redrawn for the width.
      await panel.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
      const faults = [...(await overflowsOf(panel)), ...(await overlapsOf(panel)), ...(await brokenWordsOf(panel))]
      if (await panel.evaluate(() => document.documentElement.scrollWidth > innerWidth)) faults.push('scrolls sideways')
      found.push(...faults.map((fault) => `${width} px: ${fault}`))
    }
    expect(found).toEqual([])
  })
})
