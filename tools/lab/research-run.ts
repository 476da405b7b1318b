import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { plainPage, quotedIn } from '@/lib/research/quotation'
import { serveModel, type Asked } from '@/tests/cli/research-servers'
import { loadDossier } from '../cli/load-dossier'
import { main } from '../research/main'

// `node scripts/run.mjs tools/lab/research-run.ts FOLDER`: a research of SQLite from its documentation, with the answers of a
// careful reader in the place of a model. FOLDER is usr/share/doc/sqlite3 of the Debian package sqlite3-doc 3.40.1
// (`apt-get download sqlite3-doc`, `dpkg -x`). Then the same killed at ten places, each time continued, and compared.
const [source = ''] = process.argv.slice(2)
const answerSchema = z.object({ question: z.number(), claim: z.string(), quote: z.string() })
const answers = readFileSync('tests/eval/research/sqlite3-doc.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => answerSchema.parse(JSON.parse(line)))

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
const root = mkdtempSync(join(tmpdir(), 'claimlight-research-'))
try {
  const pages = join(root, 'pages')
  mkdirSync(pages)
  for (const name of PAGES.split(' ')) cpSync(join(source, `${name}.html`), join(pages, `${name}.html`))
  const args = [
    '--model',
    `${server.address}/v1`,
    '--pages',
    pages,
    '--address',
    'https://sqlite.org/',
    '--today',
    '2026-11-01',
  ]
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

  const expected = contentOf(whole)
  let alike = 0
  for (let at = 1; at <= 10; at += 1) {
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
  console.log(`killed at 10 of ${writes} places and continued: ${alike} results are the same, byte for byte`)
  cpSync(whole, '.cache/research-run', { recursive: true })
} finally {
  await server.close()
  rmSync(root, { recursive: true })
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
  const page = plainPage(String(data.text))
  const isInvented = ({ claim }: (typeof answers)[number]): boolean =>
    answers.findIndex((one) => one.claim === claim) >= answers.length - 4
  return {
    findings: answers
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
