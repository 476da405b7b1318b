import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'

// Parts that differ between the browsers: a worker of the panel under the extension's policy, and changes by other windows.
let claimlight: FirefoxClaimlight
let panel: Page

beforeAll(async () => {
  claimlight = await launchFirefox()
  panel = await claimlight.openOwn('sidepanel.html#/notes')
})
afterAll(() => claimlight.close())

test('in Firefox, notes are read in a worker, updated after changes, and searched', async () => {
  await panel.waitForSelector('::-p-text(Your saved notes appear here.)')
  for (const id of ['one', 'two']) await write(id)
  await panel.waitForSelector('.library-list ::-p-text(Note on the Été, one)')
  const search = await panel.waitForSelector('input[type=search]')
  await search?.type('ete two')
  await panel.waitForSelector('.library-head ::-p-text(1 of 2)')
})

async function write(id: string): Promise<void> {
  const draft = {
    ...{ id, basedOn: null, pageKey: 'https://a.example/', url: 'https://a.example/', title: 'A page' },
    ...{ claim: null, anchor: null, note: `Note on the Été, ${id}`, tags: [], color: null, finding: null },
  }
  const reply = await panel.evaluate(
    (data) => browser.runtime.sendMessage({ v: 1, to: 'background', kind: 'save-annotation', data }),
    draft,
  )
  expect(reply).toMatchObject({ ok: true })
}

declare const browser: { runtime: { sendMessage: (message: object) => Promise<unknown> } }
