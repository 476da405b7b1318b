import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { checkDossier } from '@/tools/publish/checks/check-dossier'
import { loadDossierFolder } from '@/tools/publish/load-dossier-folder'
import { main as dossierCommand } from '@/tools/publish/dossier'
import { main } from '@/tools/research/main'
import { serveModel, type Asked, type LocalServer } from './research-servers'

const root = mkdtempSync(join(tmpdir(), 'claimlight-research-'))
const servers: LocalServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
  vi.restoreAllMocks()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let folders = 0
const freeFolder = (): string => join(root, `${++folders}`)

/** What the pages say, and how a careful reader words it. */
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
  const text = String(data.text)
  return {
    findings: [
      ...FACTS.filter(({ quote }) => text.includes(quote)).map((fact) => ({ ...fact, wordings: [] })),
      INVENTED,
    ],
  }
}

async function model(answer: (asked: Asked) => unknown = careful): Promise<LocalServer> {
  const server = await serveModel(answer)
  servers.push(server)
  return server
}

function folderOfPages(pages: Record<string, string> = { 'history.html': HISTORY, 'town.html': TOWN }): string {
  const folder = freeFolder()
  mkdirSync(folder)
  for (const [name, content] of Object.entries(pages)) writeFileSync(join(folder, name), content)
  return folder
}

/** Runs the command in this process. */
async function research(args: string[], afterWrite?: () => void) {
  const [out, err]: [string[], string[]] = [[], []]
  vi.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line))
  const print = (line: string): void => void out.push(line)
  const status = await main(args, { print, ...(afterWrite && { afterWrite }) })
  return { status, out: out.join('\n'), err: err.join('\n') }
}

async function loaded(folder: string) {
  const result = await loadDossierFolder(folder)
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
    const { dossier, authored } = await loaded(out)
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
    expect(dossier.research?.questions.map(({ state }) => state)).toEqual(['answered', 'answered', 'answered', 'open'])
  })

  test('stores nothing whose quotation is not on its page, and says how much that was', async () => {
    const [out, pages] = [freeFolder(), folderOfPages()]
    const server = await model()
    const run = await research([...NEW, '--model', `${server.address}/v1`, '--pages', pages, '--out', out])
    expect(run.out).toContain('2 thrown away')
    const { dossier } = await loaded(out)
    expect(JSON.stringify(dossier)).not.toContain('prize')
    const texts = { 1: HISTORY, 2: TOWN } as Record<number, string>
    for (const { quote, source } of dossier.research?.passages ?? []) expect(texts[source]).toContain(quote)
    expect(dossier.research?.passages).toHaveLength(4)
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
    expect(questions).toBe(3)
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
    writeFileSync(join(out, 'work/lock'), String(process.ppid))
    expect(await research(['continue', out])).toMatchObject({
      status: 1,
      err: expect.stringContaining(`process ${process.ppid} works on this research`),
    })
  })
})

const isQuestion = (path: string): boolean => path.endsWith('completions')

/** The dossier and the memory of the research, without what names the folder. */
function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:ya?ml|jsonl?)$/.test(name),
  )
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}
