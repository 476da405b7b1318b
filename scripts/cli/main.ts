import { engineOf } from './engine-of'
import { parseArguments, USAGE, type Options } from './arguments'
import { loadDossier } from './load-dossier'
import { pipe } from './pipe'
import { printExplanation } from './print-explanation'
import { printReport } from './print-report'
import { readFile, whyUnreadable } from './read-file'
import type { Readable } from '@/lib/documents/readable'
import type { Dossier } from '@/lib/dossier/schema'
import { openModel } from '@/scripts/second-opinion/open-model'
import { claimsById, opinionsOn, type ReadyModel } from '@/scripts/second-opinion/opinions'
import { pageChecker, printModelCheck } from '@/scripts/second-opinion/page-opinions'
import { printOpinions } from '@/scripts/second-opinion/print-opinions'
import type { AddOpinions } from './check-article'
import { reportOf } from './report'

/**
 * `npm run check`. Exit 0 when the check ran, 2 with one line a fault on standard error when something cannot be read;
 * then nothing has been printed, since all files are read before the first is checked.
 */
async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2))
  if (parsed.kind === 'help') {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  if (parsed.kind === 'wrong') return refuse([parsed.reason])
  const { options } = parsed
  const loaded = await loadDossier(options.dossier)
  if (!loaded.ok) return refuse([`${options.dossier ?? 'dossier'}: ${loaded.reason}`])
  const opened = options.model === undefined ? null : await openModel(options.model)
  if (opened?.ok === false) return refuse([opened.reason])
  const addOpinions =
    opened === null
      ? undefined
      : options.modelPages
        ? pageAdder(opened.ready, loaded.dossier, options.date)
        : opinionAdder(opened.ready, loaded.dossier)
  if (options.input === 'ndjson') {
    const unreadable = options.files.flatMap((file) => {
      const reason = whyUnreadable(file)
      return reason === null ? [] : [`${file}: ${reason}`]
    })
    if (unreadable.length > 0) return refuse(unreadable)
    await pipe(options.files, loaded.dossier, options, write, addOpinions)
    return 0
  }
  const inputs: { file: string; readable: Readable }[] = []
  const faults: string[] = []
  for (const file of options.files) {
    const read = await readFile(file)
    if (read.ok) inputs.push({ file, readable: read.readable })
    else faults.push(`${file}: ${read.reason}`)
  }
  if (faults.length > 0) return refuse(faults)
  const { dossier } = loaded
  const engine = engineOf(dossier)
  const check = async ({ file, readable }: { file: string; readable: Readable }) => {
    const article = { ...readable.article, ...(options.date === undefined ? {} : { date: options.date }) }
    const result = engine.check(article)
    const plain = reportOf(file, dossier.subject.name, readable, result)
    const report = addOpinions === undefined ? plain : await addOpinions(plain, result.findings, readable)
    return options.explain ? { ...report, explanations: engine.explain(article) } : report
  }
  if (options.format === 'json') {
    const reports: object[] = []
    for (const input of inputs) reports.push(await check(input))
    await write(`${JSON.stringify(reports)}\n`)
    return 0
  }
  const colour = wantsColour(options)
  for (const input of inputs) {
    const report = await check(input)
    const lineOf = (offset: number) => input.readable.text.slice(0, offset).split(/\r\n|\r|\n/).length
    const text = options.format === 'ndjson' ? JSON.stringify(report) : printReport(report, dossier, lineOf, colour)
    await write(`${text}\n`)
    if (options.format === 'text') await write(printOpinions(report.findings))
    if (options.format === 'text' && report.modelCheck) await write(printModelCheck(report.modelCheck))
    if ('explanations' in report && options.format === 'text')
      await write(`${report.explanations.map(printExplanation).join('\n')}\n`)
  }
  return 0
}

/** Adds the second opinion of a model to each finding that it can be asked about. */
function opinionAdder(model: ReadyModel, dossier: Dossier): AddOpinions {
  const claims = claimsById(dossier)
  return async (report, findings, readable) => {
    const opinions = await opinionsOn(findings, model, claims, (range) => {
      const { start, end } = readable.locate(range)
      return { start, end }
    })
    return {
      ...report,
      findings: report.findings.map((finding, i) => {
        const secondOpinion = opinions[i]
        return secondOpinion === undefined ? finding : { ...finding, secondOpinion }
      }),
    }
  }
}

/** Adds a model's check of the whole text, by paragraph. */
function pageAdder(model: ReadyModel, dossier: Dossier, date: string | undefined): AddOpinions {
  const check = pageChecker(model, dossier, engineOf(dossier))
  return async (report, findings, readable) => {
    const article = { ...readable.article, ...(date === undefined ? {} : { date }) }
    return { ...report, modelCheck: await check(article, '', findings, (range) => readable.locate(range)) }
  }
}

function refuse(reasons: readonly string[]): number {
  process.stderr.write(reasons.map((reason) => `claimlight: ${reason.replace(/\s+/g, ' ')}\n`).join(''))
  return 2
}

/** @see https://no-color.org */
function wantsColour({ format }: Options): boolean {
  const { NO_COLOR, TERM } = process.env
  return format === 'text' && process.stdout.isTTY && !NO_COLOR && TERM !== 'dumb'
}

/** Waits until everything is written: a pipe takes 64 kB at a time, and the process ends right after. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve())
  })
}

// `check … | head` closes the pipe early, which is not an error.
process.stdout.on('error', () => process.exit(0))
process.exitCode = await main()
