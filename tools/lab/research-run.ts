import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { plainPage, quotedIn } from '@/lib/research/quotation'
import { serveModel, type Asked } from '@/tests/cli/research-servers'
import { engineOf } from '../cli/engine-of'
import { loadDossier } from '../cli/load-dossier'
import { askEngine } from '../publish/ask-engine'
import { main } from '../research/main'

// `node scripts/run.mjs tools/lab/research-run.ts FOLDER`: a research of SQLite from its documentation, with the answers of a
// careful reader in the place of a model. FOLDER is usr/share/doc/sqlite3 of the Debian package sqlite3-doc 3.40.1
// (`apt-get download sqlite3-doc`, `dpkg -x`). Then the same killed at ten places, each time continued, and compared; and a
// second pass on pages with changes. With `quick` nothing is killed.
const [source = '', speed] = process.argv.slice(2)
const KILLS = speed === 'quick' ? 0 : 10
const answerSchema = z.object({ question: z.number(), claim: z.string(), quote: z.string() })
const laterSchema = z.object({
  expect: z.enum(['changed', 'confirmed', 'withdrawn']),
  claim: z.string(),
  from: z.string(),
  to: z.string(),
  /** How the reader words the changed page. */
  now: z.string().optional(),
  quote: z.string().optional(),
})
const pageSchema = z.object({ key: z.string(), text: z.string() })
const linesOf = (file: string): unknown[] =>
  readFileSync(`tests/eval/research/${file}`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown)
const answers = linesOf('sqlite3-doc.jsonl').map((line) => answerSchema.parse(line))
const later = linesOf('sqlite3-doc-later.jsonl').map((line) => laterSchema.parse(line))
let isLater = false

const QUESTIONS = [
  ['Design', 'What is SQLite, and how is it built?'],
  ['People', 'Who makes SQLite, and since when?'],
  ['File format', 'What is the file format of SQLite?'],
  ['Sizes and limits', 'How large and how fast is SQLite?'],
  ['Licence', 'Under which terms is SQLite given away?'],
  ['Testing', 'How is SQLite tested?'],
  ['Uses', 'Who uses SQLite, and how often?'],
  ['Versions', 'What came with which version of SQLite?'],
] as const
const PAGES =
  'about crew mostdeployed famous features hirely lts consortium footprint formatchng copyright zeroconf limits stricttables testing fasterthanfs whentouse chronology'

const server = await serveModel(reader)
const model = ['--model', `${server.address}/v1`]
const root = mkdtempSync(join(tmpdir(), 'claimlight-research-'))
try {
  const pages = join(root, 'pages')
  mkdirSync(pages)
  for (const name of PAGES.split(' ')) cpSync(join(source, `${name}.html`), join(pages, `${name}.html`))
  const args = [...model, '--pages', pages, '--address', 'https://sqlite.org/', '--today', '2026-11-01']
  let writes = 0
  const whole = join(root, 'whole')
  await run(['new', 'SQLite', ...args, '--out', whole], () => void (writes += 1))
  const loaded = await loadDossier(whole)
  if (!loaded.ok) throw new Error(loaded.reason)
  const { claims, research } = loaded.dossier
  const count = (status: string): number => claims.filter((claim) => claim.status === status).length
  console.log(
    `${answers.length} answers: ${claims.length} claims (${count('established')} established, ${count('uncertain')} uncertain, ${count('conflicting')} conflicting), ${research?.passages.length ?? 0} passages, ${research?.conflicts.length ?? 0} conflicts`,
  )
  for (const { text, notes, status } of claims)
    if (status !== 'established') console.log(`  ${status}: ${text}  ${notes.join(' ')}`)

  const engine = engineOf(loaded.dossier)
  const said = readFileSync('tests/eval/research/sqlite3-article.txt', 'utf8').trim().split('\n')
  const verdicts = said.map((line) => {
    const [kind, , sentence = ''] = line.split('|')
    return { kind, sentence, verdict: askEngine(engine, loaded.dossier, sentence).verdict }
  })
  const share = (kind: string, verdict: string): number =>
    verdicts.filter((one) => one.kind === kind && one.verdict === verdict).length
  for (const kind of ['wrong', 'right'])
    console.log(
      `article, ${verdicts.filter((one) => one.kind === kind).length} ${kind} sentences: ${share(kind, 'contradicted')} contradicted, ${share(kind, 'disputed')} disputed, ${share(kind, 'supported')} supported`,
    )
  for (const { kind, sentence, verdict } of verdicts)
    if ((kind === 'right') === (verdict === 'contradicted'))
      console.log(`  ${kind}, ${verdict ?? 'nothing'}: ${sentence}`)

  const expected = contentOf(whole)
  let alike = 0
  for (let at = 1; at <= KILLS; at += 1) {
    const out = join(root, `killed-${at}`)
    let left = Math.ceil((writes * at) / 11)
    const kill = (): void => {
      left -= 1
      if (left === 0) throw new Error('killed')
    }
    await run(['new', 'SQLite', ...args, '--out', out], kill).catch((error: unknown) => {
      if (!(error instanceof Error && error.message === 'killed')) throw error
    })
    await run(['continue', out, '--today', '2026-11-01'])
    alike += Number(contentOf(out) === expected)
  }
  console.log(`killed at ${KILLS} of ${writes} places and continued: ${alike} results are the same, byte for byte`)
  cpSync(whole, '.cache/research-run', { recursive: true })
  await secondPass(whole)
} finally {
  await server.close()
  rmSync(root, { recursive: true })
}

/** A research of the pages as text, then of the same with changes: how many claims keep their id, and how many changes are listed right. */
async function secondPass(whole: string): Promise<void> {
  const [pages, out] = [join(root, 'texts'), join(root, 'later')]
  mkdirSync(pages)
  const read = readdirSync(join(whole, 'work/pages')).map((name) => {
    const page = pageSchema.parse(JSON.parse(readFileSync(join(whole, 'work/pages', name), 'utf8')))
    return { file: join(pages, `${page.key.replace(/^.*\/|\.html$/g, '')}.txt`), text: page.text }
  })
  for (const { file, text } of read) writeFileSync(file, text)
  await run(['new', 'SQLite', ...model, '--pages', pages, '--out', out])
  const before = await claimsOf(out)
  for (const { file, text } of read)
    writeFileSync(
      file,
      later.reduce((sum, { from, to }) => sum.replaceAll(from, to), text),
    )
  isLater = true
  await run(['continue', out, '--passes', '2'])
  const after = await claimsOf(out)
  const listed = readFileSync(join(out, 'changes.md'), 'utf8').split('## Pass 2')[1] ?? ''
  const stays = later.filter(({ expect }) => expect !== 'withdrawn')
  const idOf = (text: string): string => before.find((claim) => claim.text === text)?.id ?? ''
  const kept = stays.filter(({ claim }) => after.some(({ id }) => id === idOf(claim)))
  const right = later.filter(({ claim, expect }) => listed.includes(`- ${expect} \`${idOf(claim)}\``))
  const untouched = before.filter(({ text }) => !later.some(({ claim }) => claim === text))
  const same = untouched.filter(({ id, text }) => after.some((claim) => claim.id === id && claim.text === text))
  console.log(
    `second pass: ${kept.length} of ${stays.length} reworded or changed claims keep their id, ${right.length} of ${later.length} changes are listed right, ${same.length} of ${untouched.length} others are unchanged, ${after.length - before.length} claims more`,
  )
  for (const { claim, expect } of later.filter((one) => !right.includes(one)))
    console.log(`  not listed as ${expect}: ${claim}`)
}

async function claimsOf(folder: string): Promise<{ id: string; text: string }[]> {
  const loaded = await loadDossier(folder)
  if (!loaded.ok) throw new Error(loaded.reason)
  return loaded.dossier.claims
}

async function run(args: string[], afterWrite: () => void = () => undefined): Promise<void> {
  const status = await main(args, { print: () => undefined, afterWrite })
  if (status !== 0) throw new Error(`exit ${status}`)
}

/** The recorded answers whose quotation is in the part of a page that is asked about; invented ones come with the first page. */
function reader({ system, data }: Asked): unknown {
  if (system.startsWith('You plan'))
    return { questions: QUESTIONS.map(([section, asks]) => ({ section, asks, query: asks })) }
  if (system.startsWith('You check')) return { verdict: 'carried', words: '', why: 'The passage says so.' }
  if (system.startsWith('You compare')) {
    const { expect } = later.find(({ claim, now }) => claim === data.before && now === data.now) ?? {}
    return { verdict: expect === 'confirmed' ? 'same' : (expect ?? 'other') }
  }
  const page = plainPage(String(data.text))
  const isInvented = ({ claim }: (typeof answers)[number]): boolean =>
    answers.findIndex((one) => one.claim === claim) >= answers.length - 4
  const news = later.flatMap(({ quote, now, claim }) =>
    isLater && quote !== undefined && now !== undefined
      ? [{ question: answers.find((one) => one.claim === claim)?.question ?? 0, claim: now, quote }]
      : [],
  )
  return {
    findings: [...answers, ...news]
      .filter((one) => quotedIn(page, one.quote) !== null || (isInvented(one) && data.titleByPage === 'About SQLite'))
      .map((one) => ({ ...one, wordings: [] })),
  }
}

function contentOf(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ya?ml|jsonl?|md)$/.test(name))
    .sort()
  return names.map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`).join('\n')
}
