import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { articleChecker } from '@/tools/cli/check-article'
import { answerLines } from '@/tools/cli/article-line'
import { readLines, type InputLine } from '@/tools/shared/read-lines'
import { checkLines, linesOf } from './check-lines'
import { dossier, makeFolder, writeDossier, writeLines } from './stories'

const folder = makeFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const STORY = 'Ada Brook joined Northwind Labs in May 2014.'
interface Answer {
  id: string | number | null
  url?: string
  line?: number
  error?: string
  text?: string
  findings?: { quote: string; verdict: string }[]
}

/** The output of the pipe, one line for each call. */
async function written(lines: readonly (object | string)[]): Promise<string[]> {
  const file = join(folder, 'lines.ndjson')
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  const out: string[] = []
  await answerLines([file], articleChecker([{ id: null, dossier }]), async (text) => {
    out.push(text)
    await Promise.resolve()
  })
  return out
}

async function answersTo(lines: readonly (object | string)[]): Promise<Answer[]> {
  return (await written(lines)).map((line) => JSON.parse(line) as Answer)
}

describe('check --input ndjson', () => {
  test('reads standard input and files, answers in order and ends with 0', async () => {
    const ada = writeDossier(folder)
    const file = writeLines(folder, 'two.ndjson', [`{"id":2,"text":"${STORY}"}`])
    const { exit, out } = await checkLines(['--dossier', ada, '-', file], `{"id":"first","text":"${STORY}"}\nno JSON\n`)
    expect(exit).toBe(0)
    const answers = linesOf(out).map((line) => JSON.parse(line) as Answer)
    expect(answers.map(({ id, error }) => [id, error])).toEqual([
      ['first', undefined],
      [null, 'not JSON'],
      [2, undefined],
    ])
    const missing = await checkLines(['--dossier', ada, file, `${folder}/none.ndjson`])
    expect([missing.exit, missing.out]).toEqual([2, ''])
    expect(missing.err).toContain('none.ndjson: no such file')
  })

  test('answers an article that takes longer than the time limit with an error, and ends with 0', async () => {
    const ada = writeDossier(folder)
    const lines = [JSON.stringify({ id: 'endless', text: `${STORY} `.repeat(300) }), 'no JSON']
    const { exit, out } = await checkLines(['--dossier', ada, '--time-limit', '0.001', '-'], lines.join('\n'))
    expect(exit).toBe(0)
    expect(linesOf(out).map((line) => JSON.parse(line) as Answer)).toEqual([
      { id: 'endless', error: 'took longer than 0.001 s' },
      { id: null, line: 2, error: 'not JSON' },
    ])
  })

  test('answers each article on one line, with its id and its address', async () => {
    const [text, page] = await answersTo([
      { id: 'first', text: STORY, url: 'https://example.org/1' },
      { id: 2, html: `<nav>Menu</nav><h1>Ada</h1><p>${STORY}</p>` },
    ])
    expect(text).toMatchObject({
      id: 'first',
      url: 'https://example.org/1',
      subject: { name: 'Ada Brook', mentions: 1 },
    })
    expect(text?.findings).toMatchObject([{ quote: STORY, verdict: 'contradicted' }])
    expect(page).toMatchObject({ id: 2, text: `Ada\n\n${STORY}` })
    expect(page?.findings).toMatchObject([{ quote: STORY, verdict: 'contradicted' }])
  })

  test('answers an invalid line with its error, and checks the lines after it', async () => {
    const answers = await answersTo([
      'no JSON',
      '',
      '[]',
      { text: STORY },
      { id: 1.5, text: STORY },
      { id: 'empty' },
      { id: 'both', text: STORY, html: STORY },
      { id: 'day', text: STORY, date: 'yesterday' },
      { id: 'words', text: 7 },
      { id: 'deep', html: `${'<b>'.repeat(30_000)}Ada Brook` },
      { id: 'last', text: STORY },
    ])
    expect(answers.map(({ id, line, error }) => [id ?? line, error])).toEqual([
      [1, 'not JSON'],
      [3, 'not an object'],
      [4, 'id: a string or a whole number is needed'],
      [5, 'id: a string or a whole number is needed'],
      ['empty', 'neither text nor html'],
      ['both', 'both text and html'],
      ['day', 'date: a day such as 2024-02-13'],
      ['words', 'text: must be a string'],
      ['deep', 'nested too deeply'],
      ['last', undefined],
    ])
  })

  test('takes the date of an article from its line', async () => {
    const text = 'Ada Brook joined Northwind Labs in May last year.'
    const [then, later] = await answersTo([
      { id: 1, text, date: '2012-03-01T10:00:00Z' },
      { id: 2, text, date: '2016-03-01' },
    ])
    expect(then?.findings).toMatchObject([{ verdict: 'supported' }])
    expect(later?.findings).toMatchObject([{ verdict: 'contradicted' }])
  })

  test('escapes other line separators, so that an answer is on one line for every reader', async () => {
    const sentence = '<p>Ada Brook joined\u2028Northwind\u0085Labs in May 2014.</p>'
    const [line = ''] = await written([{ id: 'a\u2029b', html: sentence }])
    expect(line).not.toMatch(/[\u0085\u2028\u2029]/)
    expect(JSON.parse(line)).toMatchObject({ id: 'a\u2029b' })
  })
})

describe('reading lines from a stream', () => {
  async function* chunked(text: string | Uint8Array, size: number, told: { read: number } = { read: 0 }) {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; at += size) {
      told.read++
      yield await Promise.resolve(bytes.subarray(at, at + size))
    }
  }
  async function all(chunks: AsyncIterable<Uint8Array>, longest?: number): Promise<InputLine[]> {
    const lines: InputLine[] = []
    for await (const batch of readLines(chunks, longest)) lines.push(...batch)
    return lines
  }

  test.each([1, 2, 3, 7, 1000])('is independent of the chunk size (%i bytes)', async (size) => {
    const lines = await all(chunked('\uFEFF"é"\r\n\n"Łódź 😀"\nlast', size))
    expect(lines.map(({ number, text }) => [number, text?.trim()])).toEqual([
      [1, '"é"'],
      [3, '"Łódź 😀"'],
      [4, 'last'],
    ])
  })

  test('reports a line that is too long or not UTF-8, and goes on', async () => {
    const long = await all(chunked(`${'x'.repeat(5000)}\nfine\n`, 64), 1000)
    expect(long.map(({ text, fault }) => text ?? fault)).toEqual(['line longer than 1,000 bytes', 'fine'])
    const damaged = await all(chunked(Buffer.concat([Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from('fine')]), 64))
    expect(damaged.map(({ text, fault }) => text ?? fault)).toEqual(['not UTF-8', 'fine'])
  })

  test('does not read ahead while the caller is busy', async () => {
    const told = { read: 0 }
    for await (const [line] of readLines(chunked('1\n2\n3\n4\n5\n', 2, told))) expect(told.read).toBe(line?.number)
    expect(told.read).toBe(5)
  })
})
