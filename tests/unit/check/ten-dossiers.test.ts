// @module-tag engine
import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { clearDossierCache, enginesFor } from '@/lib/check/active-dossiers'
import { checkTogether } from '@/lib/check/check-together'
import { contentOfDossier } from '@/lib/dossier/format/folder-of'
import { addDossier } from '@/lib/dossiers/data/store'
import { createEngine } from '@/lib/engine'

const { text: page } = JSON.parse(readFileSync('tests/eval/articles/A08.json', 'utf8')) as { text: string }

/** Adds dossiers with the same 700 claims about nine other people, whom the page does not name. */
async function addOthers(): Promise<void> {
  const { topics } = contentOfDossier(bundledDossier)
  for (const [at, name] of [
    'Ada Byrne',
    'Bo Lindqvist',
    'Cy Okafor',
    'Di Moreau',
    'Ed Tanaka',
    'Fay Novak',
    'Gus Petrov',
    'Hal Sorensen',
    'Ida Quist',
  ].entries()) {
    const dossier = { ...bundledDossier, subject: { name, aliases: [], kind: 'person' } }
    const record = {
      ...{ form: 'portable' as const, subject: dossier.subject, asOf: dossier.asOf, version: `${at}`, topics },
      ...{ sources: [], entities: [], remarks: [], counts: { cited: 0, kept: 0, uncited: 0, carried: 0 } },
    }
    await addDossier({
      record,
      dossier,
      index: bundledIndex,
      origin: { kind: 'file', name, form: 'portable' },
    })
  }
}

test('a page about one of ten dossiers has the findings of that dossier alone', async () => {
  await addOthers()
  clearDossierCache()
  const { engines, dossiers } = await enginesFor(page)
  expect(dossiers).toHaveLength(1)
  expect(engines).toHaveLength(1)
  const found = [...checkTogether(engines, { text: page })].flatMap(({ findings }) => findings)
  const engine = createEngine(bundledDossier, bundledIndex)
  const alone = [...checkTogether([{ dossier: null, engine }], { text: page })].flatMap(({ findings }) => findings)
  expect(found.map(({ quote, verdict }) => [quote, verdict])).toEqual(
    alone.map(({ quote, verdict }) => [quote, verdict]),
  )
})
