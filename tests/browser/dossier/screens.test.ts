// @module-tag looks
import { describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { launchExtension } from '../extension'
import { panel, startExtension } from '../start-extension'
import { faultsInEveryLook } from '../faults'
import { frames } from '../frames'
import { encodeForUrl } from '@/lib/text/urls'

// Each screen of the dossier view in the built panel, with the bundled dossier.
const { claims, sources } = bundledDossier
const corrected = claims.find(({ correction }) => correction) ?? claims[0]!
const mostCited = [...sources].sort(
  (a, b) => claims.filter((c) => c.sources.includes(b.n)).length - claims.filter((c) => c.sources.includes(a.n)).length,
)[0]!

startExtension(async () => {
  const claimlight = await launchExtension({ viewport: { width: 400, height: 700 } })
  const panel = await claimlight.open('/sidepanel.html#/dossier')
  return { claimlight, panel }
})

describe.each<[string, string]>([
  ['the overview', '#/dossier'],
  ['a search', '#/dossier?q=tesla'],
  ['a part with its sections', `#/dossier?part=${encodeForUrl(bundledDossier.parts?.[0]?.name ?? '')}`],
  ['a search that finds nothing', '#/dossier?q=zeppelins'],
  ['a corrected claim', `#/claim/${corrected.id}`],
  ['the introduction', '#/dossier/introduction'],
  ['how the dossier was made', '#/dossier/research'],
  ['a claim on a source that was not opened', '#/claim/sw2-new-paradigm'],
  ['a claim with a passage and two values', '#/claim/muon-first-record-date'],
  ['the timeline', '#/dossier/timeline'],
  ['the timeline, zoomed in', '#/dossier/timeline?from=2022-01-01&to=2023-06-01'],
  ['the names', '#/dossier/names'],
  ['the people', '#/dossier/names?kind=person'],
  ['an entity', '#/dossier/entity/Tesla'],
  ['the sources', '#/dossier/sources?tier=2'],
  ['a source', `#/dossier/source/${mostCited.n}`],
])('%s', (_name, hash) => {
  test(
    'has no accessibility violations in any theme or forced colours, and fits from 320 to 480 pixels',
    { timeout: 90_000 },
    async () => {
      await panel.evaluate((at) => (location.hash = at), hash)
      await panel.reload()
      await panel.locator('main :is(h1, h2)').first().waitFor()
      await frames(panel, 12) // the map is drawn in slices
      expect(await faultsInEveryLook(panel)).toEqual([])
    },
  )
})
