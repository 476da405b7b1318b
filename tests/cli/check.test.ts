import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { openChecks, type CheckSettings } from '@/tools/cli/check-worker'
import { runCheck, type Checker } from '@/tools/cli/run-check'
import { exitCodeOf } from '@/tools/shared/command'
import { makeDocx, paragraph } from '../unit/dossier/readers/make-docx'
import { lines, makePdf } from '../unit/dossier/readers/make-pdf'
import { tempFolder } from '../temp-folder'

const folder = tempFolder()

/** An invented subject with one claim. */
const DOSSIER = {
  subject: { name: 'Ada Brook', aliases: ['Brook'], kind: 'person' },
  asOf: '2024-06-30',
  claims: [{ id: 'b1', topic: 'work', text: 'Ada Brook joined Northwind Labs in May 2011.', sources: [1] }],
  sources: [{ n: 1, title: 'Her own page', url: 'https://example.org/ada', tier: 1 }],
}
const STORY = 'Ada Brook joined Northwind Labs in May 2014.\n'

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** The command in a process of its own, as `npm run check` runs it. */
function checkInProcess(args: string[], input = '') {
  const run = spawnSync(process.execPath, ['scripts/run.mjs', 'tools/cli/main.ts', ...args], {
    encoding: 'utf8',
    input,
    env: { ...process.env, FORCE_COLOR: undefined },
  })
  return { exit: run.status, out: run.stdout, err: faultsIn(run.stderr) }
}

/** The command without the start of a process and a thread. */
async function check(args: string[]) {
  const out = captured('stdout')
  const err = captured('stderr')
  const exit = await exitCodeOf(() => runCheck(args, checkerHere))
  vi.restoreAllMocks()
  return { exit, out: out(), err: faultsIn(err()) }
}

function captured(stream: 'stdout' | 'stderr'): () => string {
  let all = ''
  vi.spyOn(process[stream], 'write').mockImplementation((text, onWritten) => {
    all += String(text)
    if (typeof onWritten === 'function') (onWritten as () => void)()
    return true
  })
  return () => all
}

const faultsIn = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('claimlight:'))

function checkerHere(settings: CheckSettings): Checker {
  const ignored = () => undefined
  const opened = openChecks(settings, ignored)
  return {
    open: () => opened as Promise<never>,
    ask: async (request) => (await opened)(request, ignored),
    end: () => Promise.resolve(),
  }
}

interface Answer {
  file: string
  subject: { name: string; mentions: number }
  findings: { start: number; end: number; quote: string; verdict: string; differences: object[] }[]
  text?: string
}
const parse = (out: string) => JSON.parse(out) as Answer[]

describe('the check command', () => {
  const dossier = file('ada.json', JSON.stringify(DOSSIER))

  test('names a file that it cannot read without the control characters in its name', async () => {
    const name = file('\u001b]0;x\u0007\u001b[2J\u202e.pdf', 'no document')
    const { err } = await check(['--dossier', dossier, name])
    expect(err.join('')).toContain('.pdf')
    expect(err.join('')).not.toMatch(/[\u001b\u0007\u202e]/)
  })

  test('keeps with --asked what it says without, and calls no name supported', async () => {
    const lines = ['Ada Brook', 'Ada Brook joined Northwind Labs in May 2011.', 'Northwind Labs']
    const asked = file('asked.txt', lines.join('\n\n'))
    const supported = async (...more: string[]) => {
      const { out } = await check(['--dossier', dossier, '--format', 'json', ...more, asked])
      return parse(out).flatMap(({ findings }) =>
        findings.filter(({ verdict }) => verdict === 'supported').map(({ quote }) => quote),
      )
    }
    expect(await supported()).toEqual([lines[1]])
    expect(await supported('--asked')).toEqual([lines[1]])
  })

  test('prints the reasoning for every sentence with --explain', async () => {
    const { exit, out } = await check(['--dossier', dossier, '--explain', file('why.txt', `${STORY}It rained.\n`)])
    expect(exit).toBe(0)
    for (const step of [
      '» Ada Brook joined',
      'date May 2014',
      'relevant ',
      '{b1}',
      'all in all',
      'verdict',
      '» It rained.',
    ])
      expect(out).toContain(step)
    const json = await check(['--dossier', dossier, '--explain', '--format', 'json', file('why2.txt', STORY)])
    expect(JSON.parse(json.out)).toMatchObject([{ explanations: [{ quote: STORY.trim(), near: [{ claim: 'b1' }] }] }])
  })

  test('returns one JSON object per file, in order, with the documented fields', async () => {
    const html = file('page.html', `<nav>Ada Brook</nav><h1>Ada</h1><p>${STORY}</p>`)
    const { exit, out } = await check([
      '--dossier',
      dossier,
      '--format',
      'json',
      file('a.txt', STORY),
      html,
      file('empty.txt', ''),
    ])
    expect(exit).toBe(0)
    const [text, page, empty] = parse(out)
    expect(text?.subject).toEqual({ name: 'Ada Brook', mentions: 1 })
    expect(text?.findings).toHaveLength(1)
    expect(Object.keys(text?.findings[0] ?? {}).sort()).toEqual([
      'claimTexts',
      'claims',
      'details',
      'differences',
      'end',
      'partial',
      'quote',
      'reason',
      'sources',
      'start',
      'verdict',
    ])
    expect(text?.findings[0]).toMatchObject({
      quote: STORY.trim(),
      verdict: 'contradicted',
      claims: ['b1'],
      sources: [1],
    })
    expect(Object.keys(text?.findings[0]?.differences[0] ?? {}).sort()).toEqual(['article', 'dossier', 'slot'])
    expect(text).not.toHaveProperty('text')
    expect(page?.text).toBe(`Ada\n\n${STORY.trim()}`)
    for (const { start, end, quote } of page?.findings ?? []) expect(page?.text?.slice(start, end)).toBe(quote)
    expect(empty?.findings).toEqual([])
  })

  test('counts offsets in the original file of a text, and in the text that is read of a Markdown file', async () => {
    const text = `\uFEFFAda\r\n\r\nAda Brook joined Northwind Labs in May 2014.\r\n`
    const markdown = `\uFEFF# Ada\r\n\r\n**Ada Brook** joined [Northwind Labs](https://example.org) in *May 2014*.\r\n`
    const files = [file('a.txt', text), file('a.md', markdown)]
    const answers = parse((await check(['--dossier', dossier, '--format', 'json', ...files])).out)
    for (const [at, whole] of [text, answers[1]?.text].entries()) {
      expect(answers[at]?.findings).toHaveLength(1)
      for (const { start, end, quote } of answers[at]?.findings ?? []) {
        expect(quote).toContain('Northwind Labs in May 2014')
        expect(whole?.slice(start, end)).toBe(quote)
      }
    }
  })

  test('returns one object per line with ndjson, and reads standard input for -', () => {
    const { exit, out } = checkInProcess(['--dossier', dossier, '--format', 'ndjson', '-', file('b.txt', STORY)], STORY)
    expect(exit).toBe(0)
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer)
    expect(answers.map((answer) => answer.file.replace(/^.*\//, ''))).toEqual(['-', 'b.txt'])
    expect(answers[0]?.findings).toEqual(answers[1]?.findings)
  })

  test('reads a Word file and a PDF as the same text', async () => {
    const word = file('d.docx', makeDocx(paragraph(STORY.trim())))
    const pdf = file('d.pdf', makePdf([lines([STORY.trim()], 700)]))
    const { exit, out } = await check(['--dossier', dossier, '--format', 'json', word, pdf])
    expect(exit).toBe(0)
    for (const answer of parse(out)) {
      expect(answer.text).toBe(STORY.trim())
      expect(answer.findings.map(({ quote, verdict }) => [quote, verdict])).toEqual([[STORY.trim(), 'contradicted']])
    }
  })

  test('prints both values, the source with its tier and the counts, without colour in a pipe', async () => {
    const { exit, out } = await check(['--dossier', dossier, file('c.txt', STORY)])
    expect(exit).toBe(0)
    expect(out).toContain('Contradicted')
    expect(out).toMatch(/page: .*2014.* ≠ .*dossier: .*2011/)
    expect(out).toContain('[1] Tier 1 · Her own page · https://example.org/ada')
    expect(out).toContain('1 contradicted')
    expect(out).not.toContain('\u001b')
  })

  test('prints the line of a finding in a text file, and its paragraph in a file without lines', async () => {
    const html = `<h1>Ada Brook</h1><p>The town is small.</p><p>${STORY.trim()}</p>`
    const { out } = await check(['--dossier', dossier, file('c.txt', `Her life.\n${STORY}`), file('c.html', html)])
    expect(out.match(/■ Contradicted.*/g)).toEqual(['■ Contradicted · line 2', '■ Contradicted · paragraph 2'])
  })
})

describe('an error ends the check command with exit code 2 and a line on standard error:', () => {
  const story = file('fine.txt', STORY)
  mkdirSync(join(folder, 'a-folder'))
  mkdirSync(join(folder, 'no-dossier'))
  const unreadable: [string, RegExp][] = [
    [join(folder, 'nowhere.txt'), /nowhere\.txt: no such file$/],
    [join(folder, 'a-folder'), /a-folder: is a directory$/],
    [file('p.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])), /p\.txt: not a text file$/],
    [file('scan.pdf', makePdf([[]])), /scan\.pdf: a scan without text/],
    [file('locked.pdf', makePdf([lines(['a'], 700)], { locked: true })), /locked\.pdf: needs a password$/],
    [file('cut.docx', makeDocx('').slice(0, 100)), /cut\.docx: damaged/],
  ]
  test('each file that is missing, a directory, a picture, a scan, locked or damaged, among others', () => {
    const { exit, out, err } = checkInProcess([story, ...unreadable.map(([path]) => path)])
    expect([exit, out]).toEqual([2, ''])
    expect(err).toEqual(unreadable.map(([, line]): unknown => expect.stringMatching(line)))
  })

  const beside = (dossier: string) => ['--dossier', dossier, story]
  const cases: [string, string[], RegExp][] = [
    ['a dossier that is not JSON', beside(file('bad.json', '{"subject":')), /bad\.json: not a dossier: \S/],
    [
      'a dossier without claims',
      beside(file('none.json', '{"subject":{"name":"A"}}')),
      /none\.json: not a dossier: \S/,
    ],
    [
      'a report that was not made into a dossier',
      beside(file('report.md', '# Halley\n\nIt returns.')),
      /report\.md: not a dossier: make one first with `npm run dossier -- import \S*report\.md`$/,
    ],
    ['a missing dossier', beside(join(folder, 'gone.json')), /gone\.json: no such file$/],
    ['a folder without a dossier', beside(join(folder, 'no-dossier')), /no-dossier: not a dossier: \S/],
    ['no file at all', [], /no file given/],
    ['an unknown format', ['--format', 'xml', story], /--format xml/],
    ['a day that does not exist', ['--date', '2023-02-29', story], /--date 2023-02-29/],
    ['an unknown option', ['--fast', story], /--fast/],
  ]
  test.each(cases)('%s', async (_, args, line) => {
    const { exit, out, err } = await check(args)
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(err).toHaveLength(1)
    expect(err[0]).toMatch(line)
  })
})

describe('comparing with evidence', () => {
  const page = file(
    'borg.html',
    `<html><head><title>Borg Observatory</title></head><body><article><h1>Borg Observatory</h1>
      <p>The Borg Observatory is an observatory. It was opened on 12 May 1931. Its mirror has 105 cm.</p></article></body></html>`,
  )
  const notes = file('quist.md', '# Ada Quist\n\nAda Quist was born in 1904. She led the Borg Observatory from 1932.\n')

  test('an article is compared with the sentences of a page, which the JSON has', async () => {
    const story = file('story.txt', 'The Borg Observatory was opened on 14 May 1931.\n')
    const { exit, out } = await check(['--evidence', page, '--format', 'json', story])
    expect(exit).toBe(0)
    const [{ subject, findings }] = JSON.parse(out) as [
      { subject: { name: string }; findings: { verdict: string; claimTexts: Record<string, string> }[] },
    ]
    expect(subject.name).toBe('Borg Observatory')
    expect(findings[0]).toMatchObject({ verdict: 'contradicted' })
    expect(Object.values(findings[0]?.claimTexts ?? {})).toContain('Borg Observatory was opened on 12 May 1931.')
  })

  test('each finding names its document where there are several', async () => {
    const story = file('story.txt', 'Ada Quist was born in 1904.\n')
    const { exit, out } = await check(['--evidence', page, '--evidence', notes, '--asked', story])
    expect(exit).toBe(0)
    expect(out).toContain('quist.md')
    expect(out).toContain('Supported')
  })

  test('two documents that disagree on a sentence are both quoted', async () => {
    const poster = file('poster.md', '# Borg Observatory\n\nThe Borg Observatory was opened on 21 June 1931.\n')
    const story = file('story.txt', 'The Borg Observatory was opened on 12 May 1931.\n')
    const given = ['--evidence', page, '--evidence', poster, story]
    const { out } = await check(['--format', 'json', ...given])
    const [{ findings }] = JSON.parse(out) as [
      { findings: { verdict: string; answers: { claimTexts: Record<string, string> }[] }[] },
    ]
    expect(findings[0]?.verdict).toBe('disputed')
    const said = findings[0]?.answers.flatMap(({ claimTexts }) => Object.values(claimTexts)).join('\n')
    for (const day of ['12 May 1931', '21 June 1931']) {
      expect(said).toContain(`Borg Observatory was opened on ${day}.`)
      expect((await check(given)).out).toMatch(new RegExp(`(?:borg\\.html|poster\\.md): .*was opened on ${day}`))
    }
  })

  test('a file that states nothing, and a dossier beside evidence, are refused with the reason', async () => {
    const empty = file('nothing.txt', 'Why?\n')
    const story = file('story.txt', STORY)
    expect(await check(['--evidence', empty, story])).toMatchObject({
      exit: 2,
      err: [expect.stringContaining('no evidence')],
    })
    expect((await check(['--evidence', page, '--dossier', empty, story])).exit).toBe(2)
  })
})
