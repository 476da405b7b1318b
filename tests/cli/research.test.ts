// @module-tag tools
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { checkDossier } from '@/packages/publish/checks/check-dossier'
import { loadDossierFolder } from '@/tools/shared/load-dossier'
import { main as dossierCommand } from '@/packages/publish/dossier'
import { researchAt, researchStage } from './research-by-hand'
import { serve, serveModel, type Answer, type Asked, type LocalServer } from './research-servers'

const { freeFolder, started } = researchStage()

/** Statements of the pages, and how a careful reader words it. */
const FACTS: readonly { quote: string; claim: string; question: number }[] = [
  {
    quote: 'The Borg Observatory was opened on 12 May 1931',
    claim: 'The Borg Observatory opened on May 12, 1931.',
    question: 1,
  },
  {
    quote: 'Ida Quist became its first director in 1932',
    claim: 'Ida Quist was the first director of the Borg Observatory, from 1932.',
    question: 2,
  },
  {
    quote: 'its main telescope has a mirror of 105 centimetres',
    claim: "The Borg Observatory's main telescope has a mirror of 105 centimetres.",
    question: 3,
  },
  {
    quote: 'opened in May 1931 by the town of Lund',
    claim: 'The town of Lund opened the Borg Observatory in May 1931.',
    question: 1,
  },
]
const INVENTED = {
  claim: 'The Borg Observatory won a prize in 1950.',
  quote: 'won the great prize of 1950',
  question: 0,
  wordings: [],
}

const pageOf = (title: string, ...sentences: string[]): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><nav>Menu</nav><article><h1>${title}</h1>${sentences
    .map((sentence) => `<p>${sentence}</p>`)
    .join(
      '',
    )}<p>Visitors are welcome on most evenings of the week, and the café is open in summer.</p></article></body></html>`

const HISTORY = pageOf(
  'History of the observatory',
  'The Borg Observatory was opened on 12 May 1931, after two years of building. Ida Quist became its first director in 1932.',
  'Today its main telescope has a mirror of 105 centimetres, and it is used on clear nights.',
)
const TOWN = pageOf(
  'The town',
  'The Borg Observatory, opened in May 1931 by the town of Lund, is on the hill above the harbour.',
)

function careful({ system, data }: Asked): unknown {
  if (system.startsWith('You plan'))
    return {
      questions: [
        { section: 'Origin', asks: 'When was the observatory opened?', query: 'Borg Observatory opened' },
        { section: 'People', asks: 'Who was its first director?', query: 'Borg Observatory director' },
        { section: 'Instruments', asks: 'How large is its telescope?', query: 'Borg Observatory telescope' },
        { section: 'Origin', asks: 'Who paid for it?', query: 'Borg Observatory money' },
      ].slice(0, Number(data.most)),
    }
  if (system.startsWith('You compare')) return { verdict: 'other' }
  if (system.startsWith('You list'))
    return { kind: 'place', aliases: [], names: [{ name: 'Ida Quist', kind: 'person', aliases: ['Quist'] }] }
  if (system.startsWith('You check')) return { verdict: 'carried', words: '', why: 'It says so.' }
  const text = String(data.text)
  return {
    findings: [
      ...FACTS.filter(({ quote }) => text.includes(quote)).map((fact) => ({ ...fact, wordings: [] })),
      INVENTED,
    ],
  }
}

const model = (answer: (asked: Asked) => unknown = careful): Promise<LocalServer> => started(serveModel(answer))

const folderOfPages = (pages: Record<string, string> = { 'history.html': HISTORY, 'town.html': TOWN }): string =>
  freeFolder(pages)

/** Runs the command in this process. */
const research = (args: readonly string[], afterWrite?: () => void) =>
  researchAt(afterWrite === undefined ? {} : { afterWrite }, ...args)

function loaded(folder: string) {
  const result = loadDossierFolder(folder)
  if (!result.ok) throw new Error(result.problems[0]?.message)
  return result
}

const NEW = ['new', 'Borg Observatory', '--today', '2026-05-01', '--pause', '0']

describe('npm run research -- new', () => {
  test('makes a dossier from a folder of pages that passes the check', async () => {
    const [out, pages] = [freeFolder(), folderOfPages()]
    const server = await model()
    const run = await research([...NEW, '--model', `${server.address}/v1`, '--pages', pages, '--out', out])
    expect(run).toMatchObject({ status: 0, err: '' })
    expect(run.out).toContain('4 new')
    const { dossier, authored } = loaded(out)
    expect(dossier.claims.map(({ text }) => text).sort()).toEqual(FACTS.map(({ claim }) => claim).sort())
    expect(checkDossier(authored)).toEqual([])
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    expect(await dossierCommand(['check', out, '--today', '2026-05-01'])).toBe(0)
    expect(log.mock.calls.join('\n')).toContain('0 errors')
    expect(dossier.research).toMatchObject({
      by: [{ name: 'small', kind: 'machine' }],
      access: [
        { source: 1, state: 'opened', on: '2026-05-01' },
        { source: 2, state: 'opened' },
      ],
    })
    expect(dossier.research?.questions.slice(0, 4).map(({ state }) => state)).toEqual([
      'answered',
      'answered',
      'answered',
      'open',
    ])
  })

  test('stores nothing whose quotation is not on its page, and says how much that was', async () => {
    const [out, pages] = [freeFolder(), folderOfPages()]
    const server = await model()
    const run = await research([...NEW, '--model', `${server.address}/v1`, '--pages', pages, '--out', out])
    expect(run.out).toContain('2 thrown away')
    const { dossier } = loaded(out)
    expect(JSON.stringify(dossier)).not.toContain('prize')
    const texts = { 1: HISTORY, 2: TOWN } as Record<number, string>
    for (const { quote, source } of dossier.research?.passages ?? []) expect(texts[source]).toContain(quote)
    expect(dossier.research?.passages).toHaveLength(4)
  })
})

describe('npm run research -- continue', () => {
  test('states the same gaps after each pass in which nothing new was found', async () => {
    const [out, pages] = [freeFolder(), folderOfPages()]
    const server = await model()
    await research([...NEW, '--model', `${server.address}/v1`, '--pages', pages, '--out', out])
    const gaps = () =>
      loaded(out).dossier.research?.questions.flatMap(({ asks, why }) => (why === undefined ? [] : asks))
    const first = gaps()
    expect(first).not.toEqual([])
    for (const passes of ['2', '3']) {
      expect(await research(['continue', out, '--passes', passes])).toMatchObject({ status: 0, err: '' })
      expect(gaps()).toEqual(first)
    }
  })
})

describe('A research that was killed', () => {
  test('goes on at every point without losing or doubling anything, and asks nothing twice', async () => {
    const pages = folderOfPages()
    const server = await model()
    const args = [...NEW, '--model', `${server.address}/v1`, '--pages', pages, '--out']
    const whole = freeFolder()
    let writes = 0
    await research([...args, whole], () => void (writes += 1))
    const questions = server.asked.filter(isQuestion).length
    expect(questions).toBe(8)
    expect(writes).toBeGreaterThan(15)
    // At ten places and more: each is a run of its own.
    for (let killedAt = 1; killedAt <= writes; killedAt += Math.ceil(writes / 14)) {
      const out = freeFolder()
      server.asked.length = 0
      let done = 0
      const killed = research([...args, out], () => {
        done += 1
        if (done === killedAt) throw new Error('killed')
      })
      await expect(killed).rejects.toThrow('killed')
      // A pass keeps the day on which it began.
      const today = killedAt > 4 ? '2026-05-02' : '2026-05-01'
      expect(await research(['continue', out, '--today', today])).toMatchObject({ status: 0, err: '' })
      expect(server.asked.filter(isQuestion)).toHaveLength(questions)
      expect(contentOf(out)).toEqual(contentOf(whole))
    }
  })

  test('does not stumble over half a line in its journal', async () => {
    const [out, pages] = [freeFolder(), folderOfPages()]
    const server = await model()
    await research([...NEW, '--model', `${server.address}/v1`, '--pages', pages, '--out', out])
    const before = contentOf(out)
    writeFileSync(join(out, 'work/journal.jsonl'), '{"kind":"answer","ke', { flag: 'a' })
    expect(await research(['continue', out])).toMatchObject({ status: 0, err: '' })
    expect(contentOf(out)).toEqual(before)
  })

  test('is left alone while another process works on it', async () => {
    const out = freeFolder()
    mkdirSync(join(out, 'work'), { recursive: true })
    writeFileSync(join(out, 'work/lock'), JSON.stringify({ pid: process.ppid, host: hostname() }))
    expect(await research(['continue', out])).toMatchObject({
      status: 1,
      err: expect.stringContaining(`process ${process.ppid} of ${hostname()} works on this research`),
    })
  })
})

describe('A further pass', () => {
  test('keeps ids, and lists what is new, changed, confirmed and withdrawn, with the reason', async () => {
    const [out, pages] = [freeFolder(), folderOfPages()]
    const later = [
      { quote: 'was opened on 14 May 1931', claim: 'The Borg Observatory opened on May 14, 1931.', question: 1 },
      {
        quote: 'first director, in 1932, was Ida Quist',
        claim: 'Ida Quist was the Borg Observatory’s first director, from 1932.',
        question: 2,
      },
      {
        quote: 'A café was opened there in 1998',
        claim: 'The Borg Observatory has had a café since 1998.',
        question: 0,
      },
    ]
    const server = await model((asked) => {
      const answer = careful(asked) as { findings?: object[] }
      const text = String(asked.data.text)
      const more = later.filter(({ quote }) => text.includes(quote)).map((fact) => ({ ...fact, wordings: [] }))
      return answer.findings === undefined ? answer : { findings: [...answer.findings, ...more] }
    })
    await research([...NEW, '--model', `${server.address}/v1`, '--pages', pages, '--out', out])
    const before = loaded(out).dossier.claims
    writeFileSync(
      join(pages, 'history.html'),
      pageOf(
        'History of the observatory',
        'The Borg Observatory was opened on 14 May 1931, after two years of building. Its first director, in 1932, was Ida Quist.',
        'A café was opened there in 1998. It is used on clear nights.',
      ),
    )
    const run = await research(['continue', out, '--passes', '2', '--today', '2026-06-01'])
    expect(run).toMatchObject({ status: 0, err: '' })
    expect(run.out).toContain('1 new, 1 changed, 2 confirmed, 1 withdrawn')
    const { dossier, authored } = loaded(out)
    const idOf = (words: string): string | undefined => before.find(({ text }) => text.includes(words))?.id
    const textOf = (id: string | undefined): string | undefined => dossier.claims.find((claim) => claim.id === id)?.text
    expect(textOf(idOf('May 12'))).toBe('The Borg Observatory opened on May 14, 1931.')
    expect(textOf(idOf('Quist'))).toBe('Ida Quist was the first director of the Borg Observatory, from 1932.')
    expect(textOf(idOf('Lund'))).toBeDefined()
    expect(textOf(idOf('105'))).toBeUndefined()
    expect(dossier.claims.map(({ text }) => text)).toContain('The Borg Observatory has had a café since 1998.')
    expect(checkDossier(authored)).toEqual([])
    expect(dossier.research?.conflicts).toMatchObject([
      { state: 'settled', values: [{ value: '1931-05-14' }, { value: '1931-05-12', superseded: true }] },
    ])
    const changes = readFileSync(join(out, 'changes.md'), 'utf8')
    expect(changes).toContain('the page of source 1 does not say it any more')
    expect(changes).toContain('the page of source 1 says so now')
  })

  test.each([
    ['same', 1932, 'confirmed'],
    // The values are compared, whatever the model says.
    ['same', 1935, 'changed'],
    ['changed', 1935, 'changed'],
    ['other', 1932, 'withdrawn'],
  ])('has the model compare what a page words otherwise: %s, %i, and the claim is %s', async (verdict, year, kind) => {
    const [out, pages] = [freeFolder(), folderOfPages()]
    const now = {
      quote: `From ${year} the house was first run by Ida Quist`,
      claim: `The house was first run by Ida Quist, from ${year}.`,
    }
    const server = await model((asked) => {
      if (asked.system.startsWith('You compare'))
        return {
          verdict: String(asked.data.before).includes('Quist') && asked.data.now === now.claim ? verdict : 'other',
        }
      if (!String(asked.data.text).includes(now.quote)) return careful(asked)
      return { findings: [{ ...now, question: 2, wordings: [] }] }
    })
    await research([...NEW, '--model', `${server.address}/v1`, '--pages', pages, '--out', out])
    const id = loaded(out).dossier.claims.find(({ text }) => text.includes('Quist'))?.id ?? ''
    writeFileSync(
      join(pages, 'history.html'),
      HISTORY.replace('Ida Quist became its first director in 1932', now.quote),
    )
    const run = await research(['continue', out, '--passes', '2', '--today', '2026-06-01'])
    expect(run).toMatchObject({ status: 0, err: '' })
    const { dossier, authored } = loaded(out)
    // The engine does not find the claim in the new words, so a claim that stays is in doubt.
    const logged = kind === 'confirmed' ? 'changed' : kind
    expect(readFileSync(join(out, 'changes.md'), 'utf8').split('## Pass 2')[1]).toContain(`- ${logged} \`${id}\``)
    const about = dossier.claims.filter(({ text }) => text.includes('Quist'))
    expect(about.map((claim) => claim.id === id)).toEqual([kind !== 'withdrawn'])
    expect(about[0]?.text.includes('house')).toBe(kind !== 'confirmed')
    expect(checkDossier(authored)).toEqual([])
  })

  test('of unchanged pages asks the model nothing about them again, and changes nothing', async () => {
    const [out, pages] = [freeFolder(), folderOfPages()]
    const server = await model()
    await research([...NEW, '--model', `${server.address}/v1`, '--pages', pages, '--questions', '4', '--out', out])
    const asked = server.asked.filter(isQuestion).length
    const { dossier: before } = loaded(out)
    const run = await research(['continue', out, '--passes', '2', '--today', '2026-06-01'])
    expect(run.out).toContain('0 new, 0 changed, 4 confirmed, 0 withdrawn')
    expect(server.asked.filter(isQuestion).length - asked).toBe(1)
    expect(loaded(out).dossier.claims).toEqual(before.claims)
  })
})

describe('Pages of a search', () => {
  const results = (site: LocalServer, ...paths: string[]): string =>
    JSON.stringify({ results: paths.map((path) => ({ url: `${site.address}${path}`, title: path })) })

  const serving = (answer: Answer): Promise<LocalServer> => started(serve(answer))

  test('are read as robots.txt allows, and how far each was read is recorded', async () => {
    const html = { 'content-type': 'text/html' }
    const site = await serving(({ path }) => {
      if (path === '/robots.txt') return { body: 'User-agent: *\nDisallow: /private' }
      if (path === '/history') return { headers: html, body: HISTORY }
      if (path === '/moved') return { status: 302, headers: { location: '/history' }, body: '' }
      if (path === '/empty') return { headers: html, body: '<html><body><script src="a.js"></script></body></html>' }
      if (path === '/picture') return { headers: { 'content-type': 'image/png' }, body: 'x' }
      if (path === '/paid')
        return { headers: html, body: TOWN.replace('</head>', '<script>{"isAccessibleForFree":false}</script></head>') }
      return { status: path === '/forbidden' ? 403 : 404, body: '' }
    })
    const searx = await serving(() => ({
      body: results(site, '/history', '/private/diary', '/forbidden', '/empty', '/picture', '/paid'),
    }))
    const [out, server] = [freeFolder(), await model()]
    const addresses = ['--model', `${server.address}/v1`, '--search', searx.address]
    const run = await research([...NEW, ...addresses, '--questions', '1', '--allow-private', '--out', out])
    expect(run).toMatchObject({ status: 0, err: '' })
    const { dossier, authored } = loaded(out)
    const states = dossier.research?.access.map(({ source, state }) => [
      new URL(dossier.sources.find(({ n }) => n === source)?.url ?? '').pathname,
      state,
    ])
    expect(Object.fromEntries(states ?? [])).toEqual({
      '/history': 'opened',
      '/private/diary': 'refused',
      '/forbidden': 'refused',
      '/empty': 'scripts',
      '/picture': 'unopened',
      '/paid': 'paywalled',
    })
    expect(site.asked.filter((path) => path.startsWith('/private'))).toEqual([])
    expect(searx.asked[0]).toContain('format=json')
    expect(checkDossier(authored)).toEqual([])
  })

  test('on this computer are not read where nobody has allowed it', async () => {
    const site = await serving(() => ({ headers: { 'content-type': 'text/html' }, body: HISTORY }))
    const searx = await serving(() => ({ body: results(site, '/history') }))
    const [out, server] = [freeFolder(), await model()]
    const run = await research([...NEW, '--model', `${server.address}/v1`, '--search', searx.address, '--out', out])
    expect(run.out).toContain('no claims yet')
    expect(site.asked).toEqual([])
  })

  test('cannot be found with a server that gives no JSON, and the message has the line for its settings', async () => {
    const searx = await serving(() => ({ status: 403, body: 'Forbidden' }))
    const out = freeFolder()
    const run = await research([...NEW, '--search', searx.address, '--out', out])
    expect(run).toMatchObject({ status: 1, err: expect.stringContaining('search: formats: [html, json]') })
    expect(run.err.split('\n')).toHaveLength(1)
  })
})

describe('Without a model', () => {
  test('passages by hand become claims, those that are not on their page do not, and a person has the last word', async () => {
    const [out, pages] = [freeFolder(), folderOfPages()]
    const args = [...NEW, '--pages', pages, '--out', out]
    expect((await research(args)).out).toContain('no claims yet')
    const passage = (claim: string, quote: string): object => ({
      page: 'history.html',
      claim,
      quote,
      section: 'Origin',
    })
    writeFileSync(
      join(out, 'by-hand.yaml'),
      JSON.stringify({
        by: 'Ada',
        questions: [{ section: 'Origin', asks: 'Who paid for it?' }],
        passages: [
          passage('The Borg Observatory opened on May 12, 1931.', 'was opened on 12 May 1931'),
          passage('The Borg Observatory was closed in 1971.', 'was opened on 12 May 1931'),
          passage('The Borg Observatory is on a hill.', 'is on the highest hill'),
        ],
      }),
    )
    const run = await research(['continue', out, '--passes', '2', '--today', '2026-05-02'])
    expect(run.out).toContain('not word for word on its page: The Borg Observatory is on a hill.')
    const { dossier, authored } = loaded(out)
    expect(dossier.claims.map(({ status }) => status)).toEqual(['established', 'uncertain'])
    expect(checkDossier(authored)).toEqual([])
    const wrong = dossier.claims[1]?.id ?? ''
    expect((await research(['review', out, '--by', 'Ada'])).out).toContain(wrong)
    const verdict = ['--claim', wrong, '--verdict', 'failed', '--why', 'The page does not say it.']
    expect(await research(['review', out, '--by', 'Ada', ...verdict])).toMatchObject({ status: 0, err: '' })
    const after = loaded(out)
    expect(after.dossier.claims).toHaveLength(1)
    expect(checkDossier(after.authored)).toEqual([])

    expect(await research(['continue', out, '--passes', '3'])).toMatchObject({ status: 0, err: '' })
    expect(loaded(out).dossier.claims).toEqual(after.dossier.claims)

    expect(await research(['report', out])).toMatchObject({ status: 0, err: '' })
    const report = readFileSync(join(out, 'report.md'), 'utf8')
    expect(report).toContain('The Borg Observatory opened on May 12, 1931. [[1]](#source-1)')
    expect(report).toContain('- Who paid for it?')
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('<h2>Sources</h2>')
  })

  test.each([
    [['new', 'Borg'], 2, 'new needs --out FOLDER'],
    [['new', 'Borg', '--out', '/tmp/x'], 2, '--search ADDRESS or --pages'],
    [['new', 'Borg', '--out', '/tmp/x', '--pages', 'p', '--passes', 'many'], 2, '--passes many: a number'],
    [['new', 'Borg', '--out', '/tmp/x', '--search', 'ftp://x'], 2, '--search ftp://x: an http(s) address'],
    [['continue', '/nowhere/at/all'], 1, 'no such folder'],
    [['continue', 'a', '--nonsense'], 2, "Unknown option '--nonsense'"],
    [['sing', 'a'], 2, 'no such command'],
    [['review', 'a'], 2, 'review needs --by NAME'],
    [['report', '/nowhere/at/all'], 1, '/nowhere/at/all'],
  ])('%j is refused in one line', async (args, status, words) => {
    const run = await research(args)
    expect(run).toMatchObject({ status, err: expect.stringContaining(words) })
    expect(run.err.split('\n')).toHaveLength(1)
  })

  test('a research without its pages is refused before anything is written', async () => {
    const out = freeFolder()
    const run = await research([...NEW, '--pages', '/nowhere/at/all', '--out', out])
    expect(run).toMatchObject({ status: 1, out: '', err: expect.stringContaining('--pages /nowhere/at/all: no such') })
    expect(existsSync(out)).toBe(false)
  })

  test('a file that was edited wrongly is named, with the place', async () => {
    const [out, pages] = [freeFolder(), folderOfPages()]
    await research([...NEW, '--pages', pages, '--out', out])
    writeFileSync(join(out, 'tiers.yaml'), '- { host: example.org, tier: 9 }')
    const run = await research(['continue', out, '--passes', '2'])
    expect(run).toMatchObject({ status: 1, err: expect.stringContaining('tiers.yaml: [0].tier') })
  })
})

const isQuestion = (path: string): boolean => path.endsWith('completions')

/** The dossier and the memory of the research, without what names the folder. */
function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:ya?ml|jsonl?|md)$/.test(name),
  )
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}
