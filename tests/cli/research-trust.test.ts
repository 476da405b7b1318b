// @module-tag tools
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { describe, expect, test, vi } from 'vitest'
import { encodeForUrl } from '@/lib/text/urls'
import { fileErrorText } from '@/tools/shared/file-bytes'
import { errorWithPath } from '@/tools/shared/folder-files'
import { pageFetcher } from '@/packages/research/fetch-page'
import { openFolder } from '@/packages/research/folder'
import { lockFolder } from '@/packages/research/lock'
import { main } from '@/packages/research/main'
import { pageOfBytes } from '@/packages/research/page-of-bytes'
import { pageThread } from '@/packages/research/page-thread'
import { TOO_SLOW_NOTE, unreadPage, type ReadBytes } from '@/packages/research/pages'
import { dossierIn, researchStage } from './research-by-hand'
import { repeated, serve, serveModel, type Answer, type Asked } from './research-servers'

const { root, freeFolder, started } = researchStage()

async function research(args: string[], readBytes?: ReadBytes) {
  const [out, err]: [string[], string[]] = [[], []]
  vi.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line))
  const status = await main(args, { print: (line) => void out.push(line), ...(readBytes && { readBytes }) })
  return { status, out: out.join('\n'), err: err.join('\n') }
}

const SUBJECT = 'Borg Observatory'
const QUOTE = 'The Borg Observatory was opened on 12 May 1931'
const CLAIM = 'The Borg Observatory opened on May 12, 1931.'
const article = (...sentences: string[]): string =>
  `<title>History</title><article><h1>History</h1>${sentences.map((one) => `<p>${one}</p>`).join('')}<p>Visitors are welcome on most evenings of the week, and the café is open in summer.</p></article>`
const HISTORY = article(`${QUOTE}, and has many friends.`)

/** Answers like a model that finds these statements, and says of each that its passage carries it. */
const finds =
  (findings: { claim: string; quote: string }[], vote: object = { verdict: 'carried', words: '', why: 'Yes.' }) =>
  ({ system, data }: Asked): unknown => {
    if (system.startsWith('You plan')) return { questions: [] }
    if (system.startsWith('You check')) return vote
    const here = findings.filter(({ quote }) => String(data.text).includes(quote))
    return { findings: here.map((one) => ({ ...one, question: 0, wordings: [] })) }
  }

const NEW = ['new', SUBJECT, '--today', '2026-05-01', '--pause', '0']
async function researchOf(pages: Record<string, string>, answer: (asked: Asked) => unknown, ...more: string[]) {
  const [out, model] = [freeFolder(), await started(serveModel(answer))]
  const run = await research([
    ...NEW,
    '--model',
    `${model.address}/v1`,
    '--pages',
    freeFolder(pages),
    '--out',
    out,
    ...more,
  ])
  return { out, model, run }
}

describe('A research folder of somebody else', () => {
  const settings = { 'work/settings.json': { subject: SUBJECT } }
  const entry = { kind: 'done', key: '1', changes: [] }

  test.each([
    '../victim.txt',
    'claims/../../victim.txt',
    'claims/a/../../../victim.txt',
    'claims/..\\victim.yaml',
    `${root}/victim.txt`,
    'work/settings.json',
    'work/journal.jsonl',
    'tiers.yaml',
    '.git/hooks/post-commit',
    'claims/.yaml/x.yaml',
    'claims/a.txt',
  ])('cannot write or remove %s by a commit that is not ended', async (name) => {
    for (const content of ['owned', null]) {
      const files = `{${JSON.stringify(name)}: ${JSON.stringify(content)}}`
      const next = `{"files": ${files}, "entry": ${JSON.stringify(entry)}}`
      const folder = freeFolder({ ...settings, 'work/next.json': next })
      const victim = join(folder, '../victim.txt')
      writeFileSync(victim, 'years of work')
      const before = readdirSync(folder, { recursive: true }).sort()
      const run = await research(['review', folder, '--by', 'Me'])
      expect(run).toMatchObject({ status: 1, err: expect.stringContaining('work/next.json') })
      expect(readFileSync(victim, 'utf8')).toBe('years of work')
      expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before)
    }
  })

  test('a commit with a file of another name is refused before it is written', () => {
    const folder = openFolder(freeFolder())
    expect(() => folder.commit({ 'other.md': 'text' }, entry)).toThrow('other.md')
    expect(readdirSync(join(folder.path, 'work'))).toEqual(['lock'])
    folder.close()
  })

  test.each(['claims', 'work', 'dossier.yaml', 'tiers.yaml', 'claims/a.yaml', 'work/pages', 'work/journal.jsonl'])(
    'is refused where %s is a link',
    async (name) => {
      const folder = freeFolder(settings)
      const elsewhere = freeFolder({ 'mine.yaml': 'a: 1', 'settings.json': { subject: SUBJECT } })
      rmSync(join(folder, name), { recursive: true, force: true })
      mkdirSync(join(folder, name, '..'), { recursive: true })
      symlinkSync(name.includes('.') ? join(elsewhere, 'mine.yaml') : elsewhere, join(folder, name))
      const run = await research(['review', folder, '--by', 'Me'])
      expect(run).toMatchObject({ status: 1, err: expect.stringContaining(`${name}: it is a link`) })
      expect(readdirSync(elsewhere).sort()).toEqual(['mine.yaml', 'settings.json'])
      expect(readFileSync(join(elsewhere, 'mine.yaml'), 'utf8')).toBe('a: 1')
    },
  )

  test('has no report written where one is a link', async () => {
    const { out } = await researchOf({ 'history.html': HISTORY }, finds([{ claim: CLAIM, quote: QUOTE }]))
    const victim = join(freeFolder({ bashrc: 'mine' }), 'bashrc')
    symlinkSync(victim, join(out, 'report.html.part'))
    expect(await research(['report', out])).toMatchObject({ status: 1, err: expect.stringContaining('it is a link') })
    expect(readFileSync(victim, 'utf8')).toBe('mine')
  })

  test.each([
    ['model', '--model'],
    ['judgeModel', '--judge-model'],
    ['search', '--search'],
    ['address', '--address'],
  ])('has the %s that it names used only where the person repeats it, whatever it permits', async (name, option) => {
    vi.stubEnv('CLAIMLIGHT_MODEL_KEY', 'secret')
    for (const address of ['http://model.invalid/v1', 'http://127.0.0.1:9/v1']) {
      const stored = { subject: SUBJECT, [name]: address, allowRemote: true, allowPrivate: true, passes: 1 }
      const folder = freeFolder({ 'work/settings.json': stored })
      const run = await research(['continue', folder])
      expect(run).toMatchObject({ status: 1, out: '', err: expect.stringContaining(`${option} ${address}`) })
      expect(readdirSync(join(folder, 'work'))).toEqual(['settings.json'])
    }
  })

  test('has no numbers of its own for a run', async () => {
    const numbers = { passes: 100, questions: 200, parallel: 32, pause: 0, modelName: 'large' }
    const folder = freeFolder({ 'work/settings.json': { subject: SUBJECT, ...numbers } })
    const { err } = await research(['continue', folder])
    for (const option of ['--passes 100', '--questions 200', '--parallel 32', '--pause 0', '--model-name large'])
      expect(err).toContain(option)
  })

  test('has no folder read that it names elsewhere, until the person names it', async () => {
    const home = freeFolder({ 'letters/secret.txt': `${QUOTE}. The password is hunter2.` })
    const folder = freeFolder()
    mkdirSync(join(folder, 'work'), { recursive: true })
    for (const pages of [home, join(folder, '..'), join(folder, 'linked')]) {
      writeFileSync(join(folder, 'work/settings.json'), JSON.stringify({ subject: SUBJECT, pages }))
      if (!existsSync(pages)) symlinkSync(home, pages)
      const run = await research(['continue', folder])
      expect(run).toMatchObject({ status: 1, err: expect.stringContaining('--pages') })
      expect(existsSync(join(folder, 'work/pages'))).toBe(false)
    }
    rmSync(join(folder, 'linked'))
    writeFileSync(
      join(folder, 'work/settings.json'),
      JSON.stringify({ subject: SUBJECT, pages: join(folder, 'texts') }),
    )
    mkdirSync(join(folder, 'texts'))
    writeFileSync(join(folder, 'texts/a.txt'), `${QUOTE}.`)
    expect(await research(['continue', folder])).toMatchObject({ status: 0, err: '' })
  })

  test('has the pages of a pass that is to come read again', async () => {
    const [pages, out] = [freeFolder({ 'history.html': HISTORY }), freeFolder()]
    const run = ['--pages', pages, '--pause', '0', '--today', '2026-05-01']
    await research(['new', SUBJECT, ...run, '--out', out])
    const [name = ''] = readdirSync(join(out, 'work/pages'))
    const stored = readFileSync(join(out, 'work/pages', name), 'utf8').replace('1931', '1913')
    writeFileSync(join(out, 'work/pages', name.replace(/^1/, '2')), stored)
    await research(['continue', out, '--passes', '2', ...run])
    expect(readFileSync(join(out, 'work/pages', name.replace(/^1/, '2')), 'utf8')).toContain('1931')
  })

  test('with a link in a stored page that is no address is read again', async () => {
    const [pages, out] = [freeFolder({ 'history.html': HISTORY }), freeFolder()]
    const run = ['--pages', pages, '--pause', '0', '--today', '2026-05-01']
    await research(['new', SUBJECT, ...run, '--out', out])
    const journal = join(out, 'work/journal.jsonl')
    writeFileSync(journal, readFileSync(journal, 'utf8').replace(/^.*"kind":"done".*\n/m, ''))
    const name = join(out, 'work/pages', readdirSync(join(out, 'work/pages'))[0] ?? '')
    const page = JSON.parse(readFileSync(name, 'utf8')) as object
    writeFileSync(name, JSON.stringify({ ...page, links: [{ url: 'nowhere', text: 'When was it opened?' }] }))
    expect(await research(['continue', out, ...run])).toMatchObject({ status: 0, err: '' })
  })

  test('gets the key of the environment only for an address of the command line', async () => {
    vi.stubEnv('CLAIMLIGHT_MODEL_KEY', 'secret')
    const keys: (string | undefined)[] = []
    const server = await started(
      serve(({ headers }) => {
        keys.push(headers.authorization)
        return { body: JSON.stringify({ data: [{ id: 'small' }] }) }
      }),
    )
    const model = `${server.address}/v1`
    const folder = freeFolder({ 'work/settings.json': { subject: SUBJECT, model, passes: 1 } })
    await research(['continue', folder])
    expect(keys).toEqual([])
    await research(['continue', folder, '--model', model, '--passes', '2'])
    expect(new Set(keys)).toEqual(new Set(['Bearer secret']))
  })

  test('has no files read that its list names elsewhere, until the list is named again', async () => {
    const secret = join(freeFolder({ 'secrets.txt': `${QUOTE}. The password is hunter2.` }), 'secrets.txt')
    const folder = freeFolder({ list: secret, 'linked.txt': '' })
    rmSync(join(folder, 'linked.txt'))
    symlinkSync(secret, join(folder, 'linked.txt'))
    const pages = join(folder, 'list')
    const stored = { subject: SUBJECT, pages, passes: 1 }
    mkdirSync(join(folder, 'work'))
    writeFileSync(join(folder, 'work/settings.json'), JSON.stringify(stored))
    for (const line of [
      secret,
      join(folder, 'linked.txt'),
      join(folder, `../${basename(dirname(secret))}/secrets.txt`),
    ]) {
      writeFileSync(pages, line)
      const run = await research(['continue', folder])
      expect(run).toMatchObject({ status: 1, err: expect.stringContaining('line 1 is a file elsewhere') })
      expect(existsSync(join(folder, 'work/pages'))).toBe(false)
    }
    expect(await research(['continue', folder, '--pages', pages])).toMatchObject({ status: 0, err: '' })
    writeFileSync(join(folder, 'own.txt'), 'The Borg Observatory has a café, which is open in summer.')
    writeFileSync(pages, join(folder, 'own.txt'))
    expect(await research(['continue', folder, '--passes', '2'])).toMatchObject({ status: 0, err: '' })
  })

  test('does not keep what was permitted for one run', async () => {
    const out = freeFolder()
    await research([...NEW, '--pages', freeFolder({ 'a.html': HISTORY }), '--allow-private', '--out', out])
    expect(readFileSync(join(out, 'work/settings.json'), 'utf8')).not.toMatch(/allow|given/i)
  })

  test.each([
    ['{"kind":"answer","key":"x"}'],
    ['{"kind":"answer","key":"x","text":"","tokens":-1000}'],
    ['{"kind":"done","key":"1"}'],
    ['{"kind":"pass","key":"1","on":"soon"}'],
    ['{"kind":"question","key":"q","pass":0}'],
    ['{"kind":"results","key":"1 q","results":[{"url":1}]}'],
    ['{"kind":"source","key":"k"}'],
    ['{"kind"'],
  ])('is refused in one line where its journal has %s', async (line) => {
    const run = await research(['continue', freeFolder({ ...settings, 'work/journal.jsonl': `${line}\n` })])
    expect(run).toMatchObject({ status: 1, err: expect.stringContaining('journal.jsonl: line 1 is damaged') })
    expect(run.err.split('\n')).toHaveLength(1)
  })
})

describe('The lock of a research', () => {
  const ENDED = 2 ** 22 + 1 // above the greatest process id of usual systems
  const locked = (owner: object | string): string => join(freeFolder({ lock: owner }), 'lock')

  test('is taken over from a process that has ended, also after another that was taking it over', () => {
    const path = locked({ pid: ENDED, host: hostname() })
    writeFileSync(`${path}.${ENDED}`, JSON.stringify({ pid: ENDED, host: hostname() }))
    lockFolder(path)()
    expect(existsSync(path)).toBe(false)
  })

  test.each([
    ['a process that runs', { pid: process.ppid, host: hostname() }],
    ['a process of another computer', { pid: ENDED, host: 'another.invalid' }],
    ['a process that writes it just now', ''],
  ])('is left to %s', (_, owner) => {
    const path = locked(owner)
    const before = readFileSync(path, 'utf8')
    expect(() => lockFolder(path)).toThrow('works on this research')
    expect(readFileSync(path, 'utf8')).toBe(before)
  })

  test('is left to a process that takes it over', () => {
    const path = locked({ pid: ENDED, host: hostname() })
    writeFileSync(`${path}.${ENDED}`, JSON.stringify({ pid: process.ppid, host: hostname() }))
    expect(() => lockFolder(path)).toThrow('works on this research')
  })

  test('is not left behind where the disk is too full to write it', async () => {
    const path = join(freeFolder({ 'a.html': HISTORY }), 'lock')
    vi.resetModules()
    vi.doMock('node:fs', async (original: () => Promise<object>) => ({
      ...(await original()),
      writeFileSync: (name: string) => {
        writeFileSync(name, '')
        throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })
      },
    }))
    const onFullDisk = await import('@/packages/research/lock')
    vi.doUnmock('node:fs')
    expect(() => onFullDisk.lockFolder(path)).toThrow('ENOSPC')
    expect(existsSync(path)).toBe(false)
  })
})

describe('A page', () => {
  async function searched(answer: Answer, tiers: object[] = []) {
    const site = await started(serve(answer))
    let path: string | null = null
    const searx = await started(
      serve(() => ({
        body: JSON.stringify({
          results: path === null ? [] : [{ url: `${site.address.replace('127.0.0.1', 'localhost')}${path}` }],
        }),
      })),
    )
    const model = await started(serveModel(finds([{ claim: CLAIM, quote: QUOTE }])))
    const out = freeFolder()
    const common = ['--allow-private', '--pause', '0']
    await research([...NEW, '--model', `${model.address}/v1`, '--search', searx.address, ...common, '--out', out])
    writeFileSync(join(out, 'tiers.yaml'), JSON.stringify(tiers))
    path = '/first'
    const run = await research(repeated(['continue', out, '--passes', '2', ...common]))
    return { run, out, site }
  }
  const html = { 'content-type': 'text/html' }

  test('that another address leads to is a source by its own address, with the worse tier', async () => {
    let address = ''
    const { out, site } = await searched(
      ({ path, headers }) => {
        if (path === '/robots.txt') return { status: 404, body: '' }
        address = `http://127.0.0.1:${String(headers.host).split(':')[1]}`
        return path === '/first'
          ? { status: 302, headers: { location: `${address}/lie` }, body: '' }
          : {
              headers: html,
              body: HISTORY.replace('<title>', '<meta property="og:site_name" content="The Ministry"><title>'),
            }
      },
      [
        { host: 'localhost', tier: 1 },
        { host: '*', tier: 3 },
      ],
    )
    const { sources, claims, research: { access } = { access: [] } } = dossierIn(out)
    expect(sources).toMatchObject([{ url: `${site.address}/lie`, tier: 3, publisher: '127.0.0.1 (The Ministry)' }])
    expect(access).toMatchObject([{ state: 'opened', note: 'localhost led to this page of 127.0.0.1.' }])
    expect(claims).toMatchObject([{ confidence: 'medium' }])
  })

  test('of a good address that leads to a better one has the tier of the first', async () => {
    const { out } = await searched(
      ({ path, headers }) =>
        path === '/first'
          ? { status: 302, headers: { location: `http://127.0.0.1:${String(headers.host).split(':')[1]}/x` }, body: '' }
          : path === '/x'
            ? { headers: html, body: HISTORY }
            : { status: 404, body: '' },
      [
        { host: '127.0.0.1', tier: 1 },
        { host: '*', tier: 2 },
      ],
    )
    expect(dossierIn(out).sources).toMatchObject([{ tier: 2 }])
  })

  test('names its publisher in one short line after its host', async () => {
    const { out } = await searched(({ path }) =>
      path === '/first'
        ? {
            headers: html,
            body: HISTORY.replace(
              '<title>',
              `<meta property="og:site_name" content="Re\u200bu\u202eters${'S'.repeat(5000)}"><title>`,
            ),
          }
        : { status: 404, body: '' },
    )
    const [{ publisher = '' } = {}] = dossierIn(out).sources
    expect(publisher).toMatch(/^localhost \(ReutersS+\)$/)
    expect(publisher.length).toBeLessThan(120)
  })

  test.each([
    ...['127.0.0.1', '[::1]', '[::127.0.0.1]', '[::ffff:127.0.0.1]', '[::ffff:0:127.0.0.1]', '[64:ff9b::127.0.0.1]'],
    ...['[64:ff9b:1::127.0.0.1]', '[2002:7f00:1::]', '[2001:0:7f00:1::]', '[fec0::1]', '[fe80::1]', '10.0.0.1'],
  ])('at %s is not asked for, and the reason is told', async (host) => {
    const fetchPage = pageFetcher({ allowPrivate: false, pause: 0, readBytes: pageOfBytes })
    const page = await fetchPage({ key: 'a', url: `http://${host}:9/` })
    expect(page).toMatchObject({ state: 'unopened', note: 'It is in a private network; --allow-private reads it.' })
  })

  test.each([
    [503, { state: 'refused', note: 'Its robots.txt asks programs not to read it.' }],
    [404, { state: 'opened' }],
  ])('is read, or not, by its robots.txt, which answers %i', async (status, expected) => {
    const site = await started(
      serve(({ path }) => (path === '/robots.txt' ? { status, body: '' } : { headers: html, body: HISTORY })),
    )
    const fetchPage = pageFetcher({ allowPrivate: true, pause: 0, readBytes: pageOfBytes })
    expect(await fetchPage({ key: 'a', url: `${site.address}/` })).toMatchObject(expected)
    await site.close()
    const gone = await pageFetcher({ allowPrivate: true, pause: 0, readBytes: pageOfBytes })({
      key: 'a',
      url: site.address,
    })
    expect(gone).toMatchObject({ state: 'unopened', note: 'The server did not answer.' })
  })

  test('is asked for its robots.txt again after a failure, with a time of its own', async () => {
    let isDown = true
    const site = await started(
      serve(({ path }) =>
        path === '/robots.txt' && isDown ? { status: 302, body: '' } : { headers: html, body: HISTORY },
      ),
    )
    const asked: (number | undefined)[] = []
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      asked.push(ms)
      if (isDown) throw new Error('slow')
      return new AbortController().signal
    })
    const fetchPage = pageFetcher({ allowPrivate: true, pause: 0, readBytes: pageOfBytes })
    expect(await fetchPage({ key: 'a', url: `${site.address}/a` })).toMatchObject({ state: 'unopened' })
    isDown = false
    expect(await fetchPage({ key: 'b', url: `${site.address}/b` })).toMatchObject({ state: 'opened' })
    timeout.mockRestore()
    expect(asked.slice(0, 2)).toEqual([10_000, 10_000])
  })

  test('that takes too long, or too much memory, is given up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const program = `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', () => { for (;;); })
      parentPort.postMessage({ kind: 'ready' })`
    const thread = pageThread(() => new Worker(new URL(`data:text/javascript,${encodeForUrl(program)}`)))
    const reading = thread.readBytes({ place: { key: 'a' }, name: 'a.html', bytes: new Uint8Array(), isCut: false })
    await expect.poll(() => vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(30_000)
    expect(await reading).toMatchObject({ state: 'unopened', note: TOO_SLOW_NOTE })
    vi.useRealTimers()
    await thread.end()
  })

  test('that was given up is not read again, and its address is printed before', async () => {
    const [out, pages] = [freeFolder(), freeFolder({ 'a.html': HISTORY, 'b.html': HISTORY })]
    const printedBefore: boolean[] = []
    const lines: string[] = []
    let reads = 0
    const readBytes: ReadBytes = (page) => {
      reads += 1
      printedBefore.push(lines.some((line) => line.endsWith(page.place.key)))
      return page.name.endsWith('a.html')
        ? Promise.resolve(unreadPage(page.place, 'unopened', TOO_SLOW_NOTE))
        : pageOfBytes(page)
    }
    const host = { print: (line: string) => void lines.push(line), readBytes }
    await main([...NEW, '--pages', pages, '--out', out, '--passes', '3'], host)
    expect(printedBefore).toEqual([true, true, true, true])
    expect(reads).toBe(4)
  })

  test('of more than two million bytes of HTML is read in part, and so is a very long text', async () => {
    const read = (name: string, text: string) =>
      pageOfBytes({ place: { key: 'a' }, name, bytes: new TextEncoder().encode(text), isCut: false })
    const long = await read('a.html', `${HISTORY}${' '.repeat(2_000_000)}<p>The end of the page is here.</p>`)
    expect(long).toMatchObject({ state: 'part', text: expect.not.stringContaining('end of the page') })
    const text = await read('a.txt', 'Words and words. '.repeat(40_000))
    expect(text.state).toBe('part')
    expect(text.text.length).toBeLessThanOrEqual(500_000)
  })

  test('is read by the command in a thread of its own', async () => {
    const [out, pages] = [freeFolder(), freeFolder({ 'a.html': HISTORY })]
    const args = ['scripts/run.mjs', 'packages/research/main.ts', ...NEW, '--pages', pages, '--out', out]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    expect(stdout).toContain('page 1 of 1: a.html\n  opened')
  })
})

describe('A model', () => {
  const OTHER = { claim: 'The Borg Observatory is loved by its town.', quote: 'and has many friends' }
  const FIRST = { claim: CLAIM, quote: QUOTE }

  test.each([
    'The Borg Observatory opened on May 12, 1931; see https://evil.example/login for it.',
    'The Borg Observatory opened on May 12, 1931, says www.evil.example today.',
    'The Borg Observatory opened on May 12, 1931 (evil.example/login).',
    'The Borg Observatory opened on May 12, 1931; write to money@evil.example now.',
  ])('adds no address that the passage lacks: %s', async (claim) => {
    const { run } = await researchOf({ 'a.html': HISTORY }, finds([{ claim, quote: QUOTE }, OTHER]))
    expect(run.out).toContain('1 new, 0 changed, 0 confirmed, 0 withdrawn; 1 thrown away')
  })

  test('that gives no usable vote leaves its claims uncertain', async () => {
    const { out } = await researchOf({ 'a.html': HISTORY }, (asked) =>
      asked.system.startsWith('You check') ? 'I cannot say.' : finds([FIRST])(asked),
    )
    const { claims } = dossierIn(out)
    expect(claims).toMatchObject([
      { status: 'uncertain', notes: ['Evidence: No model has compared it with its passage.'] },
    ])
  })

  test('is asked once more for an answer that is not of the schema, which is not stored', async () => {
    let asked = 0
    const { out, run } = await researchOf({ 'a.html': HISTORY }, (one) =>
      one.system.startsWith('You check') && (asked += 1) === 1 ? 'Well, it depends.' : finds([FIRST])(one),
    )
    expect(run).toMatchObject({ status: 0, err: '' })
    expect(asked).toBe(2)
    expect(dossierIn(out).claims).toMatchObject([{ status: 'established' }])
    expect(readFileSync(join(out, 'work/journal.jsonl'), 'utf8')).not.toContain('it depends')
  })

  test('that fails every claim has none left out', async () => {
    const vote = { verdict: 'unrelated', words: '', why: 'No.' }
    const { out, run } = await researchOf({ 'a.html': HISTORY }, finds([FIRST, OTHER], vote))
    expect(run.out).toContain('fails most claims')
    expect(dossierIn(out).claims.map(({ status }) => status)).toEqual(['uncertain', 'uncertain'])
  })

  test('has the claims listed that its votes leave out', async () => {
    const { out, run } = await researchOf({ 'a.html': HISTORY }, (asked) =>
      finds(
        [FIRST, OTHER],
        asked.data.claim === CLAIM ? undefined : { verdict: 'unrelated', words: '', why: 'No.' },
      )(asked),
    )
    expect(run.out).toContain(`left out: ${OTHER.claim} Why: No.`)
    expect(readFileSync(join(out, 'changes.md'), 'utf8')).toMatch(
      /- dropped `.+`: The Borg Observatory is loved by its town\. Why: No\./,
    )
    expect(dossierIn(out).claims).toHaveLength(1)
  })

  test('that judges its own claims is said to, and another one judges with --judge-model', async () => {
    const alone = await researchOf({ 'a.html': HISTORY }, finds([FIRST]))
    expect(dossierIn(alone.out).research?.by).toMatchObject([
      { name: 'small', about: expect.stringContaining('judged its own claims') },
    ])
    const judge = await started(serveModel(finds([], { verdict: 'carried', words: '', why: 'Fine.' }), 'judge'))
    const { out, model } = await researchOf(
      { 'a.html': HISTORY },
      finds([FIRST]),
      '--judge-model',
      `${judge.address}/v1`,
    )
    const { research: { by, reviews } = { by: [], reviews: [] } } = dossierIn(out)
    expect(by).toMatchObject([{ name: 'small', about: expect.not.stringContaining('judged') }, { name: 'judge' }])
    expect(reviews).toContainEqual(expect.objectContaining({ judge: 'evidence', by: 'judge', verdict: 'passed' }))
    // Questions, findings, and names twice, since this model gives none.
    expect([model, judge].map(({ asked }) => asked.filter((path) => path.endsWith('completions')).length)).toEqual([
      4, 1,
    ])
  })

  test('without a name does not stop a research, nor does one bad question among its questions', async () => {
    const good = { section: 'Origin', asks: 'When was it opened?', query: 'Borg Observatory opened' }
    const model = await started(
      serveModel((asked) =>
        asked.system.startsWith('You plan') ? { questions: [{ ...good, asks: '?' }, good] } : finds([FIRST])(asked),
      ),
    )
    const out = freeFolder()
    const pages = freeFolder({ 'a.html': HISTORY })
    const named = ['--model', `${model.address}/v1`, '--model-name', ' \u200b']
    const run = await research([...NEW, ...named, '--pages', pages, '--out', out])
    expect(run).toMatchObject({ status: 0, err: '', out: expect.stringContaining('questions: 1,') })
    expect(dossierIn(out).research?.by).toMatchObject([{ name: 'model without a name' }])
  })
})

test('a report on a research without claims says that it has none', async () => {
  const out = freeFolder()
  await research([...NEW, '--pages', freeFolder({ 'a.html': HISTORY }), '--out', out])
  expect(await research(['report', out])).toMatchObject({ status: 1, err: expect.stringContaining('no claims yet') })
})

test('a full disk is named with the file', () => {
  const full = errorWithPath(
    Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }),
    '/a/work/journal.jsonl',
  )
  expect(full).toMatchObject({ path: '/a/work/journal.jsonl' })
  expect(fileErrorText(full)).toBe('the disk is full')
})
