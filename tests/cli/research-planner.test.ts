// @module-tag tools
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dossierIn, research, researchStage } from './research-by-hand'
import { serve, serveModel, type Asked } from './research-servers'

const { root, started } = researchStage()

const WEATHER = 'Clouds passed over the hill on most evenings, and the wind came from the sea. '
const DOME = 'The Borg Observatory got its dome from the firm Holm in 1930.'
const MONEY = 'The town of Lund gave the money for the Borg Observatory in 1928.'
const pageWith = (...parts: string[]): string =>
  `<html><title>Page</title><article><h1>Page</h1>${parts.map((part) => `<p>${part}</p>`).join('')}</article></html>`

/** Pages in a folder with the given content. */
function pagesOf(content: Record<string, string>): string {
  const folder = mkdtempSync(join(root, 'pages-'))
  for (const [name, html] of Object.entries(content)) writeFileSync(join(folder, name), html)
  return folder
}

/** A model that asks one question in each pass, and finds the sentences on the dome and the money. */
async function startedModel(questions: readonly string[]) {
  const read: { text: string; questions: string[] }[] = []
  let planned = 0
  const answer = ({ system, data }: Asked): unknown => {
    if (system.startsWith('You plan')) {
      const asks = questions[planned++]
      return { questions: asks === undefined ? [] : [{ section: 'Building', asks, query: asks }] }
    }
    if (system.startsWith('You list')) return { kind: 'place', aliases: [], names: [] }
    if (system.startsWith('You compare')) return { verdict: 'other' }
    if (system.startsWith('You check')) return { verdict: 'carried', words: '', why: 'It says so.' }
    const text = String(data.text)
    read.push({ text, questions: Object.values(data.questions as object) as string[] })
    const found = [DOME, MONEY].filter((sentence) => text.includes(sentence))
    return { findings: found.map((claim) => ({ claim, quote: claim, question: 0, wordings: [] })) }
  }
  const server = await started(serveModel(answer))
  return { address: `${server.address}/v1`, read }
}

const QUESTIONS = ['Which firm made the dome?', 'Who gave the money for it?']

test('A further pass asks pages that were read only its new questions, and only where a part fits them', async () => {
  const pages = pagesOf({
    'dome.html': pageWith(WEATHER.repeat(60), DOME),
    'money.html': pageWith(MONEY, WEATHER.repeat(60)),
  })
  const out = join(root, 'again')
  const { address, read } = await startedModel(QUESTIONS)
  await research('new', 'Borg Observatory', '--model', address, '--pages', pages, '--out', out)
  expect(read.every(({ questions }) => questions.join() === QUESTIONS[0])).toBe(true)
  // The part with the dome fits the first question, and is read before the others.
  expect(read[0]?.text).toContain(DOME)
  read.length = 0
  expect(await research('continue', out, '--passes', '2')).toMatchObject({ status: 0, err: '' })
  expect(read).toHaveLength(1)
  expect(read[0]).toMatchObject({ text: expect.stringContaining(MONEY), questions: [QUESTIONS[1]] })
  read.length = 0
  expect(await research('continue', out, '--passes', '3')).toMatchObject({ status: 0, err: '' })
  expect(read).toEqual([])
})

test('Several questions at one time give the same dossier as one after the other', async () => {
  const pages = pagesOf({ 'a.html': pageWith(DOME), 'b.html': pageWith(MONEY), 'c.html': pageWith(WEATHER, DOME) })
  const dossiers = []
  for (const parallel of ['1', '4']) {
    const out = join(root, `parallel-${parallel}`)
    const { address } = await startedModel(QUESTIONS)
    const options = ['--model', address, '--pages', pages, '--parallel', parallel]
    const run = await research('new', 'Borg Observatory', ...options, '--out', out)
    expect(run.out).toMatch(/judging claims: 2 of 2; \d+ tokens left/)
    dossiers.push(readFileSync(join(out, 'compiled.json'), 'utf8'))
  }
  expect(dossiers[1]).toBe(dossiers[0])
})

test('A limit of tokens counts for its run alone', async () => {
  const pages = pagesOf({ 'a.html': pageWith(DOME), 'b.html': pageWith(MONEY) })
  const out = join(root, 'tokens')
  const { address } = await startedModel(QUESTIONS)
  const options = ['--model', address, '--pages', pages, '--passes', '2']
  const first = await research('new', 'Borg Observatory', ...options, '--tokens', '150', '--out', out)
  expect(first).toMatchObject({ status: 1, err: expect.stringContaining('the tokens of this run are used up') })
  expect(first.out).toContain('pass 1 is done')
  expect(await research('continue', out)).toMatchObject({ status: 0, err: '' })
  expect(dossierIn(out).claims).toHaveLength(2)
})

test('Links of pages from the web are followed on their host, where they fit an open question', async () => {
  const html = { 'content-type': 'text/html' }
  const links = (other: string): string =>
    `<a href="/dome">The dome</a> <a href="/weather">Weather</a> <a href="${other}/dome-of-others">Dome of others</a>`
  const other = await started(serve(() => ({ headers: html, body: pageWith(DOME) })))
  const site = await started(
    serve(({ path }) => {
      if (path === '/robots.txt') return { status: 404, body: '' }
      return { headers: html, body: path === '/dome' ? pageWith(DOME) : pageWith(MONEY, links(other.address)) }
    }),
  )
  const list = join(root, 'list.txt')
  writeFileSync(list, `${site.address}/start\n`)
  const out = join(root, 'links')
  const { address } = await startedModel(QUESTIONS)
  const options = ['--model', address, '--pages', list, '--pause', '0', '--allow-private']
  expect(await research('new', 'Borg Observatory', ...options, '--out', out)).toMatchObject({ status: 0, err: '' })
  expect(site.asked.filter((path) => path !== '/robots.txt')).toEqual(['/start', '/dome'])
  expect(other.asked).toEqual([])
  const { claims, sources } = dossierIn(out)
  expect(claims.map(({ text }) => text)).toContain(DOME)
  expect(sources.map(({ url }) => url)).toEqual([`${site.address}/start`, `${site.address}/dome`])
  site.asked.length = 0
  await research('continue', out, '--passes', '2', '--allow-private')
  expect(site.asked).toContain('/dome')
})

test('Rules for tiers that are there before the first pass count in it, and later ones for pages that are gone too', async () => {
  const out = join(root, 'tiers')
  mkdirSync(out)
  writeFileSync(join(out, 'tiers.yaml'), '- { host: example.org, tier: 2 }')
  const pages = pagesOf({ 'a.html': pageWith(DOME), 'b.html': pageWith(MONEY) })
  const { address } = await startedModel(QUESTIONS)
  const options = ['--model', address, '--pages', pages, '--address', 'https://example.org/']
  expect(await research('new', 'Borg Observatory', ...options, '--out', out)).toMatchObject({ status: 0, err: '' })
  expect(dossierIn(out).sources.map(({ tier }) => tier)).toEqual([2, 2])
  writeFileSync(join(out, 'tiers.yaml'), '- { host: example.org, tier: 1 }')
  rmSync(join(pages, 'b.html'))
  await research('continue', out, '--passes', '2')
  expect(dossierIn(out).sources.map(({ tier }) => tier)).toEqual([1, 1])
})

test('A finding that a judge leaves out puts no other claim in doubt', async () => {
  const wrong = 'The Borg Observatory got its dome from the firm Holm in 1935.'
  const server = await started(
    serveModel(({ system, data }: Asked) => {
      if (system.startsWith('You check'))
        return data.claim === wrong
          ? { verdict: 'different', words: '1935', why: 'The page has 1930.' }
          : { verdict: 'carried', words: '', why: 'It says so.' }
      if (!system.startsWith('You read')) return {}
      return { findings: [DOME, wrong].map((claim) => ({ claim, quote: DOME, question: 0, wordings: [] })) }
    }),
  )
  const out = join(root, 'rival')
  const pages = pagesOf({ 'a.html': pageWith(DOME) })
  await research('new', 'Borg Observatory', '--model', `${server.address}/v1`, '--pages', pages, '--out', out)
  const { claims, research: { conflicts } = { conflicts: null } } = dossierIn(out)
  expect(claims).toMatchObject([{ text: DOME, status: 'established', notes: [] }])
  expect(conflicts).toEqual([])
})

test('Ids are the words of their claims', async () => {
  const out = join(root, 'ids')
  const { address } = await startedModel(QUESTIONS)
  const pages = pagesOf({ 'a.html': pageWith(DOME) })
  await research('new', 'Borg Observatory', '--model', address, '--pages', pages, '--out', out)
  expect(dossierIn(out).claims.map(({ id }) => id)).toEqual(['got-dome-firm-holm-1930'])
})
