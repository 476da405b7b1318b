import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { forgetDossiers, enginesFor } from '@/lib/check/active-dossiers'
import { checkTogether } from '@/lib/dossiers/data/check-together'
import { contentOfDossier } from '@/lib/dossiers/data/content-of'
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
    await addDossier({ record, dossier, index: bundledIndex, origin: { kind: 'own' }, signedBy: null })
  }
}

test('a check with ten dossiers, one of them about the page, takes at most 1.3 times as long as with this one alone', async () => {
  await addOthers()
  const alone = createEngine(bundledDossier, bundledIndex)
  forgetDossiers()
  // Processor time excludes other programs.
  const timed = async (run: () => Promise<unknown>): Promise<number> => {
    const start = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
  const once = (): Promise<unknown> => Promise.resolve(alone.check({ text: page }))
  const amongTen = async (): Promise<unknown> => {
    const { engines, dossiers } = await enginesFor(page)
    expect(dossiers).toHaveLength(1)
    return [...checkTogether(engines, { text: page })]
  }
  const times: { one: number; ten: number }[] = []
  for (let turn = 0; turn < 8; turn += 1) times.push({ one: await timed(once), ten: await timed(amongTen) })
  // The first run loads shared data; the minimum of the others is compared.
  const best = (which: 'one' | 'ten') => Math.min(...times.slice(1).map((time) => time[which]))
  console.info(`one dossier ${best('one').toFixed(1)} ms, ten dossiers ${best('ten').toFixed(1)} ms`)
  expect(best('ten') / best('one')).toBeLessThanOrEqual(1.3)
})
