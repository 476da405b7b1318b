import '@/packages/publish/production'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { isoDate } from '@/lib/dossier/readers/iso-date'
import { MODEL_OPTIONS, modelOptionsIn } from '@/tools/model-client/model-options'
import { Refusal, refusalIn } from '@/tools/shared/command'
import { toSafeLine, withoutControlChars } from '@/tools/shared/problem-words'
import { openResearchModel, rethrowAsFault } from './ask-model'
import { checkResearchSetup } from './doctor'
import { addEditedFiles, EDITED_FILES } from './edited-files'
import { ResearchFault } from './fault'
import { openFolder, type AfterWrite, type ResearchFolder } from './folder'
import { pageOfBytes } from './page-of-bytes'
import { isPageThread, PAGE_THREAD, pageThread, servePages, THREAD_LIMITS } from './page-thread'
import { listPlaces, type ReadBytes } from './pages'
import { runPass } from './pass'
import { writeReport } from './report'
import { decisionSchema, review } from './review'
import { writeResearchReport } from './write'
import { confirmSettings, readSettings, SETTINGS_FILE, settingsSchema, writeSettings, type Settings } from './settings'

const USAGE = `usage: npm run research -- doctor [--model ADDRESS] [--search ADDRESS]      (can they be used, and how well does the model judge?)
       npm run research -- new "SUBJECT" [--model ADDRESS] (--search ADDRESS | --pages FOLDER_OR_LIST) --out FOLDER
                              [--passes N] [--questions N] [--tokens N]
       npm run research -- continue FOLDER [the options of new]      (goes on where it stopped;
                                     what the folder says of models, pages, numbers counts if you repeat it)
       npm run research -- review FOLDER --by NAME [--claim ID --verdict passed|doubtful|failed --why WORDS [--judge evidence|consistency]]
       npm run research -- review FOLDER --by NAME --settle NUMBER --for CLAIM|both --why WORDS
                                     (lists what is in doubt, asks about each at a terminal, or has the last word on one)
       npm run research -- write FOLDER [--model ADDRESS]      (a lead and prose from the claims, sentence by sentence proven; then as report)
       npm run research -- publish FOLDER --out SITE      (check, audit, report and site at once)
       npm run research -- report FOLDER      (report.md and report.html; FOLDER is any dossier)
  --model      a language model on this computer, at the address of an OpenAI-compatible server such as http://127.0.0.1:11434/v1;
               without one, claims are written into by-hand.yaml. --model-name NAME, --model-timeout SECONDS, --allow-remote
               as with \`npm run check\`. The key of CLAIMLIGHT_MODEL_KEY is sent only where this option is given
  --judge-model  another model, which judges the claims; --judge-model-name NAME
  --search     a SearXNG server, such as http://127.0.0.1:8888; its settings.yml needs  search: formats: [html, json]
  --pages      a folder of pages (HTML, Markdown, text, Word, PDF), or a file with an address or a path on each line.
               --address ADDRESS: where the files of the folder are published
  --passes     how often pages are read and gaps are filled, 1 by default
  --questions  most new questions of a pass, 12 by default
  --tokens     most tokens of the model in this run, 1000000 by default
  --parallel   how many questions the model is asked at one time, 1 by default
  --pause      seconds between two requests to one host, 2 by default; --allow-private: pages of the local network are read too
  --out        the folder of the dossier. tiers.yaml and by-hand.yaml in it are for you to edit; work/ is the memory of the research
docs/research.md leads from nothing to a site.`

const TEXT = { type: 'string' } as const
const RESEARCH_OPTIONS = {
  ...MODEL_OPTIONS,
  'judge-model': TEXT,
  'judge-model-name': TEXT,
  search: TEXT,
  pages: TEXT,
  address: TEXT,
  out: TEXT,
  today: TEXT,
  passes: TEXT,
  questions: TEXT,
  tokens: TEXT,
  parallel: TEXT,
  pause: TEXT,
  by: TEXT,
  claim: TEXT,
  verdict: TEXT,
  why: TEXT,
  settle: TEXT,
  for: TEXT,
  judge: { type: 'string', default: 'evidence' },
  'allow-private': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Functions of the surroundings, which tests replace. */
interface ResearchHost {
  print: (line: string) => void
  afterWrite?: AfterWrite
  ask?: ((question: string) => Promise<string>) | undefined
  /** Reads pages; default: in this thread, without limits. */
  readBytes?: ReadBytes
}

/** `npm run research -- VERB`. Exit 0: done, 1: it stopped with a reason and can be continued, 2: not understood. */
export async function main(args: readonly string[], host: ResearchHost): Promise<number> {
  try {
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options: RESEARCH_OPTIONS })
    if (values.help) {
      console.log(USAGE)
      return 0
    }
    const [verb, object, ...more] = positionals
    const today = values.today ?? new Date().toISOString().slice(0, 10)
    if (isoDate(today) !== today) throw new Refusal(`--today ${today}: a day such as 2024-02-13`)
    if (verb === 'doctor' && object === undefined && (values.model ?? values.search) !== undefined) {
      await checkResearchSetup(modelOptionsIn(values), values.search, host.print).catch(rethrowAsFault)
      return 0
    }
    if (object === undefined || more.length > 0) throw new Refusal('`--help` says how it is used')
    const run: Run = { today, host }
    if (verb === 'new') await startResearch(object, values, run)
    else if (verb === 'continue')
      await inResearch(object, values, run, (folder, settings) => runPasses(folder, settings, run))
    else if (verb === 'review') await vote(object, values, run)
    else if (verb === 'write') await writeProse(object, values, run)
    else if (verb === 'publish') await publish(object, values.out, host)
    else if (verb === 'report') writeReport(object, host.print)
    else throw new Refusal(`${verb ?? ''}: no such command. \`--help\` says how it is used`)
    return 0
  } catch (error) {
    const refusal = refusalIn(error)
    if (refusal === null) throw error
    console.error(toSafeLine(refusal.message))
    return refusal.exit
  }
}

type ResearchArguments = ReturnType<
  typeof parseArgs<{ options: typeof RESEARCH_OPTIONS; args: string[]; allowPositionals: true }>
>['values']

interface Run {
  today: string
  host: ResearchHost
}

async function startResearch(subject: string, values: ResearchArguments, run: Run): Promise<void> {
  const { out, search, pages } = values
  if (!out) throw new Refusal('new needs --out FOLDER')
  if (search === undefined && pages === undefined)
    throw new Refusal('new needs --search ADDRESS or --pages FOLDER_OR_LIST')
  const settings = settingsOf(values, { subject })
  const isFree =
    !existsSync(out) ||
    (statSync(out).isDirectory() && readdirSync(out).every((name) => ['work', ...EDITED_FILES].includes(name)))
  if (!isFree || existsSync(join(out, SETTINGS_FILE)))
    throw new ResearchFault(`${out} is there already: \`continue ${out}\` goes on with a research`)
  // Throws if they are missing.
  if (settings.pages !== undefined) listPlaces(settings.pages, { address: settings.address, isFromUser: true })
  await withFolder(out, run, (folder) => runPasses(folder, settings, run))
}

/** Opens the folder, runs a step in it, and closes the folder, also after an error. */
async function withFolder(path: string, { host }: Run, step: (folder: ResearchFolder) => Promise<void>): Promise<void> {
  const folder = openFolder(path, host.afterWrite)
  try {
    await step(folder)
  } finally {
    folder.close()
  }
}

async function inResearch(
  path: string,
  values: ResearchArguments,
  run: Run,
  step: (folder: ResearchFolder, settings: Settings) => Promise<void>,
): Promise<void> {
  if (!existsSync(path)) throw new ResearchFault(`${path}: no such folder`)
  await withFolder(path, run, (folder) => step(folder, settingsOf(values, readSettings(folder))))
}

async function writeProse(path: string, values: ResearchArguments, run: Run): Promise<void> {
  await inResearch(path, values, run, async (folder, settings) => {
    confirmSettings(settings, folder, run.host.print, ['model', 'modelName', 'modelTimeout'])
    const model = await openModel(folder, settings, 'model', () => folder.all('done').length)
    await writeResearchReport(folder, model, { subject: settings.subject, on: run.today, print: run.host.print })
  })
  writeReport(path, run.host.print)
}

/** Checks the dossier, lists what is weak in it, and writes its report and its site. */
async function publish(path: string, out: string | undefined, { print }: ResearchHost): Promise<void> {
  if (!out) throw new Refusal('publish needs --out SITE')
  const { main: dossier } = await import('@/packages/publish/dossier')
  if ((await dossier(['check', path])) !== 0) throw new ResearchFault(`${path}: it has errors, so nothing is published`)
  await dossier(['audit', path])
  writeReport(path, print)
  if ((await dossier(['site', path, '--out', out])) === 0) print(out)
}

function openModel(folder: ResearchFolder, settings: Settings, name: 'model' | 'judgeModel', pass: () => number) {
  const { [name]: address, [`${name}Name` as const]: modelName, tokens: budget, given } = settings
  const options = address === undefined ? undefined : { ...settings, model: address, modelName }
  const more = { isAddressFromUser: given.has(name), isOnlyJudge: name === 'judgeModel' }
  return openResearchModel(folder, options, { pass, budget, ...more })
}

async function runPasses(folder: ResearchFolder, settings: Settings, { today, host }: Run): Promise<void> {
  const { print, readBytes = pageOfBytes } = host
  confirmSettings(settings, folder, print)
  writeSettings(folder, settings)
  addEditedFiles(folder)
  let number = 0
  const { passes } = settings
  const model = await openModel(folder, settings, 'model', () => number)
  const judge =
    settings.judgeModel === undefined ? model : await openModel(folder, settings, 'judgeModel', () => number)
  const common = { folder, settings, model, judge, readBytes, print }
  for (number = 1; number <= passes; number += 1) {
    if (folder.find('done', String(number))) continue
    if (model.name !== '' && model.left() === 0)
      throw new ResearchFault(`the tokens of this run are used up. \`continue ${folder.path} --tokens N\` goes on`)
    await runPass({ ...common, number }, today)
  }
  const { path } = folder
  print(`${path}: ${passes} passes are done, ${model.used()} tokens used. Next:`)
  print(`  npm run dossier -- check ${path}`)
  for (const next of [`review ${path} --by NAME`, `report ${path}`, `continue ${path} --passes ${passes + 1}`])
    print(`  npm run research -- ${next}`)
}

async function vote(path: string, values: ResearchArguments, run: Run): Promise<void> {
  const by = values.by?.trim()
  if (!by) throw new Refusal('review needs --by NAME')
  const { claim, verdict, why, settle, for: winner } = values
  const isList = [claim, verdict, why, settle, winner].every((value) => value === undefined)
  const { data: decision = null } = decisionSchema.safeParse(values)
  if (!isList && decision === null)
    throw new Refusal(
      'a vote needs --claim ID, --verdict passed, doubtful or failed, and --why WORDS; a settlement --settle NUMBER, --for CLAIM or both, and --why WORDS',
    )
  const { print, ask } = run.host
  await inResearch(path, values, run, (folder, { subject }) =>
    review(folder, decision, { subject, on: run.today, by, print, ask }),
  )
}

/** Returns the settings `before` with those of the command line. Permissions are of the command line alone. */
function settingsOf(values: ResearchArguments, before: object): Settings {
  const { search, pages, address, passes, questions, tokens, parallel, pause } = values
  const { allowRemote = false, ...model } = modelOptionsIn(values) ?? {}
  const asked = {
    ...model,
    search,
    address,
    passes,
    questions,
    tokens,
    parallel,
    pause,
    judgeModel: values['judge-model'],
    judgeModelName: values['judge-model-name'],
    pages: pages && resolve(pages),
  }
  const given = Object.entries(asked).filter(([, value]) => value !== undefined)
  const read = settingsSchema.safeParse({ ...before, ...Object.fromEntries(given) })
  if (read.success) {
    const names = new Set(given.map(([name]) => name))
    return { ...read.data, allowRemote, allowPrivate: values['allow-private'], given: names }
  }
  const [{ path, message } = { path: [], message: '' }] = read.error.issues
  const [name] = path
  if (name === 'subject') throw new Refusal('a subject has 1 to 200 letters')
  throw new Refusal(`--${String(name)} ${String(values[name as keyof ResearchArguments])}: ${message}`)
}

if (isPageThread()) await servePages()
else if (process.argv[1]?.endsWith('research/main.ts')) {
  const thread = pageThread(
    () => new Worker(new URL(import.meta.url), { workerData: PAGE_THREAD, resourceLimits: THREAD_LIMITS }),
  )
  const print = (line: string): void => console.log(withoutControlChars(line))
  const terminal = process.stdin.isTTY ? createInterface(process.stdin, process.stdout) : undefined
  const ask = terminal && ((question: string) => terminal.question(question))
  process.exitCode = await main(process.argv.slice(2), { print, readBytes: thread.readBytes, ask })
  terminal?.close()
  await thread.end()
}
