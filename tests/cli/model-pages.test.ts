import { afterAll, beforeAll, expect, test } from 'vitest'
import { readText } from '@/lib/documents/read-text'
import { bundledDossier } from '@/lib/dossier/bundled'
import { parseArguments } from '@/scripts/cli/arguments'
import { engineOf } from '@/scripts/cli/engine-of'
import { openModel } from '@/scripts/second-opinion/open-model'
import { pageChecker, printModelCheck, type ModelCheck } from '@/scripts/second-opinion/page-opinions'
import { startPageModel, type PageModelServer } from '../browser/page-model-server'

const TEXT = 'A profile.\n\nAndrej Karpathy joined Tesla in June 2019. The weather was fine that day.\n'

/** Says of the year of the text that the claim on the move to Tesla has another one. */
const server: Promise<PageModelServer> = startPageModel(({ sentences, claims }) => {
  const [sentence] = Object.entries(sentences).find(([, text]) => text.includes('June 2019')) ?? []
  const [claim] =
    Object.entries(claims).find(([, one]) => (typeof one === 'string' ? one : one.text).includes('June 2017')) ?? []
  const entry = { sentence: Number(sentence), words: 'June 2019', claim: Number(claim), claimWords: 'June 2017' }
  return { differs: [entry], agrees: [{ ...entry, words: 'in May' }] }
})
let check: ModelCheck
beforeAll(async () => {
  const opened = await openModel({ model: (await server).address, modelName: 'tiny', allowRemote: false }, undefined)
  if (!opened.ok) throw new Error(opened.reason)
  const engine = engineOf(bundledDossier)
  const { article, locate } = readText(TEXT)
  const { findings } = engine.check(article)
  check = await pageChecker(opened.ready, bundledDossier, engine)(article, '', findings, (range) => locate(range))
})
afterAll(async () => (await server).close())

test('a whole text is checked by paragraph, with offsets into the file', () => {
  expect(check).toMatchObject({ model: 'tiny', failed: [], discarded: check.questions })
  expect(check.differs.map(({ words, claimWords }) => [words, claimWords])).toContainEqual(['June 2019', 'June 2017'])
  for (const { start, end, words } of check.differs) expect(TEXT.slice(start, end)).toBe(words)
})

test('the differences are printed apart from the verdicts', () => {
  const printed = printModelCheck(check)
  expect(printed).toContain('Check with a model (tiny on this computer)')
  expect(printed).toContain('(differs) page: “June 2019”')
  expect(printed).toContain('answers not usable')
})

test('checking by paragraph needs a model', () => {
  expect(parseArguments(['--model-pages', 'a.txt'])).toMatchObject({ kind: 'wrong' })
  expect(parseArguments(['--model', 'http://127.0.0.1:1/v1', '--model-pages', 'a.txt'])).toMatchObject({
    kind: 'run',
    options: { modelPages: true },
  })
})
