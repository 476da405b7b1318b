// @vitest-environment jsdom
// @module-tag engine
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { isOneState, partsOfPage } from './parts-of-page'

const apollo = dossierSchema.parse(JSON.parse(readFileSync('dossier/apollo-11/compiled.json', 'utf8')))

const APOLLO_PAGE = `<!doctype html><html lang="en"><title>Apollo 11</title><article><h1>Apollo 11</h1>
<p>Apollo 11 was launched from Kennedy Space Center on 16 July 1969. The rocket was a Saturn IB. Neil Armstrong commanded the mission. Michael Collins flew the lunar module. The Eagle landed on 20 July 1969. The crew spent two weeks on the Moon.</p>
<h2>The crew of Apollo 11</h2>
<ul><li>Neil Armstrong was the commander of Apollo 11.</li><li>Buzz Aldrin flew the command module.</li><li>Michael Collins</li><li>They splashed down in the Pacific on 24 July 1969.</li></ul>
<h2>Figures of Apollo 11</h2>
<table><tr><th>Event</th><th>Date</th></tr><tr><td>Launch of Apollo 11</td><td>16 July 1969</td></tr><tr><td>Landing on the Moon</td><td>21 July 1968</td></tr><tr><td>Splashdown</td><td>24 July 1969</td></tr></table>
<p>Aldrin stepped out first. Armstrong stepped out first. They brought back 21.5 kilograms of rock. The aircraft carrier Hornet picked them up. The flag was planted by Collins.</p></article></html>`

const saved = ['amp-boilerplate', 'amp-like', 'answers'].map((name) => ({
  name,
  html: readFileSync(`tests/pages/${name}/page.html`, 'utf8'),
  dossier: bundledDossier,
}))

test('each sentence, heading, row and item has one state in each way to have it checked, with both examples', () => {
  const pages = [...saved, { name: 'apollo', html: APOLLO_PAGE, dossier: apollo }]
  const parts = pages.flatMap(({ name, html, dossier }) =>
    partsOfPage(html, dossier).flatMap((part) => (part.of === 'td' ? [] : { name, ...part })),
  )
  expect(parts.length).toBeGreaterThanOrEqual(25)
  expect(parts.filter((part) => !isOneState(part))).toEqual([])
}, 600_000)
