import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine, type Finding } from '@/lib/engine'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'

// The optimiser of a browser can break arithmetic after a few sentences; no error says so.
const ARTICLES = ['A04', 'A08', 'A12', 'A16']
let firefox: FirefoxClaimlight

beforeAll(async () => {
  firefox = await launchFirefox()
})
afterAll(() => firefox.close())

test('Firefox finds the same in articles as Node does', async () => {
  const engine = createEngine(bundledDossier, bundledIndex)
  const panel = await firefox.openOwn('sidepanel.html#/check')
  for (const name of ARTICLES) {
    const { text } = JSON.parse(readFileSync(`tests/eval/articles/${name}.json`, 'utf8')) as { text: string }
    const findings = await panel.evaluate(async (article) => {
      const reply = await browser.runtime.sendMessage({
        v: 1,
        to: 'background',
        kind: 'check-text',
        data: { text: article },
      })
      return reply.value.findings
    }, text)
    expect(findings.map(said)).toEqual(engine.check({ text }).findings.map(said))
  }
})

const said = ({ quote, verdict, partial, details }: Finding): string =>
  `${verdict}${partial ? ' in part' : ''}: ${quote} ${details.map((one) => `${one.article} ${one.verdict}`).join(', ')}`

declare const browser: {
  runtime: { sendMessage: (message: object) => Promise<{ value: { findings: Finding[] } }> }
}
