// @module-tag walks
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { cardText, pointOf } from '@/tests/browser/card'
import { launchExtension } from '@/tests/browser/extension'
import { overflowsOf, faultsOf } from '@/tests/browser/faults'
import { serveSite } from '@/tests/browser/site'
import { claimlight, site, startExtension } from '@/tests/browser/start-extension'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

const filler =
  '<p>Visitors walk up the hill in the evening, and the staff open the dome when the clouds allow it.</p>'.repeat(4)
const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main><article><h1>${title}</h1>${body}${filler}</article></main></body></html>`

const SAID = 'The sky over Dovre has not been this dark for decades, and I hope that it stays so'
const QUOTED = 'The sky over Dovre has not been this dark for a decade, and I hope that it stays so'

startExtension(async () => {
  const site = await serveSite('tests/e2e', {
    '/evidence.html': page(
      'The Borg Observatory',
      `<p>The Borg Observatory is near Dovre. It was opened on 12 May 1931.</p><p>“${SAID},” said Ida Quist, who leads the Borg Observatory.</p>`,
    ),
    '/article.html': page('A night at the Borg Observatory', `<p>“${QUOTED},” Quist told us.</p>`),
  })
  const claimlight = await launchExtension({ allSites: true })
  claimlight.context.setDefaultTimeout(60_000)
  return { claimlight, site }
}, 120_000)

test(
  'a quotation that was changed is red, and the card and the sidebar show both texts',
  { timeout: 240_000 },
  async () => {
    const evidence = await claimlight.open(`${site.url}/evidence.html`)
    const first = await claimlight.openPanel(evidence)
    await first.getByRole('button', { name: t('evidence.usePage') }).click()
    await first.getByText(patternOf('adding.added')).waitFor()
    await first.close()
    const article = await claimlight.open(`${site.url}/article.html`)
    await claimlight.waitForStatus(article, 'done')
    await expect
      .poll(async () => (await claimlight.stateOf(article))?.findings.map(({ verdict }) => verdict), {
        timeout: 60_000,
      })
      .toContain('contradicted')
    expect(await article.evaluate(() => CSS.highlights.get('claimlight-differs')?.size)).toBe(1)

    await article.bringToFront()
    const { x, y } = await pointOf(article, QUOTED)
    await article.mouse.click(x, y)
    await expect.poll(() => wordsOfCard(article)).toContain('for decades , and I hope')
    expect(await wordsOfCard(article)).toContain('for a decade , and I hope')
    expect(await wordsOfCard(article)).toContain('The quotation has other words than the evidence.')
    await look(article, 'quotation-card')

    const panel = await claimlight.openPanel(article)
    const findings = panel.getByRole('list', { name: t('page.findings') })
    await findings.waitFor()
    // The keyboard alone reaches the finding and opens it.
    const toggle = findings.locator('[data-toggle]').first()
    for (let tabs = 0; tabs < 60 && !(await toggle.evaluate((one) => one === document.activeElement)); tabs++)
      await panel.keyboard.press('Tab')
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await panel.keyboard.press('Enter')
    const details = findings.getByRole('list', { name: t('detail.name') }).first()
    await details.getByText('decades', { exact: true }).waitFor()
    await details.getByText('a decade', { exact: true }).waitFor()
    expect([...(await overflowsOf(panel)), ...(await faultsOf(panel))]).toEqual([])
    await look(panel, 'quotation-panel')
  },
)

const wordsOfCard = async (shown: Page): Promise<string> => ((await cardText(shown)) ?? '').replace(/\s+/g, ' ')

/** Pictures for people; only with `PICTURES=FOLDER`. */
async function look(shown: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (folder === undefined) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await shown.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    if (name.endsWith('panel')) await shown.setViewportSize({ width: 345, height: 800 })
    await shown.screenshot({ path: `${folder}/${name}-${colorScheme}.png` })
  }
}
