import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, Finding } from '@/lib/engine'
import { engineOf } from '@/tools/shared/engine-of'
import { readMarked, type MarkedArticle } from '@/packages/lab/train/marked'
import { z } from 'zod'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { analyseArticle } from '@/lib/engine/analyse/analyse-article'
import { BUNDLED_SUBJECT, readDossier } from '@/packages/lab/train/annotated-texts'
import { ratio } from './labels'

const FOLDER = 'tests/eval/statements'

/**
 * Prints the engine's verdicts on the short statements about each dossier, which are worded as users type them. Errors
 * are listed only for statements that are not kept aside.
 */
export function printStatements(withErrors: boolean): void {
  for (const name of readdirSync(FOLDER)) {
    const engine = engineOf(readDossier(name))
    for (const file of readdirSync(join(FOLDER, name)).sort()) {
      const article = readMarked(join(FOLDER, name, file), file)
      printFile(`${name}, ${file}`, article, engine, withErrors && !file.includes('kept-aside'))
    }
  }
}

function printFile(title: string, { text, sentences }: MarkedArticle, engine: Engine, withErrors: boolean): void {
  const answers = sentences.map((sentence) => {
    const quote = text.slice(sentence.start, sentence.end)
    const finding = engine.check({ text: quote }, 'asked').findings[0]
    const shown = [...(finding?.claims ?? []), ...(finding?.related ?? [])]
    return { ...sentence, quote, finding, shown, isShown: sentence.claims.some((id) => shown.includes(id)) }
  })
  const wrong = answers.filter(({ label }) => label === 'contradicted')
  const right = answers.filter(({ label }) => label === 'supported')
  const covered = [...wrong, ...right]
  const red = answers.filter(({ finding }) => verdictOf(finding) === 'contradicted')
  const caught = wrong.filter(({ finding }) => verdictOf(finding) === 'contradicted').length
  const supported = right.filter(({ finding }) => verdictOf(finding) === 'supported').length
  const shown = covered.filter(({ isShown }) => isShown).length
  console.log(
    `${title}: wrong ones red ${shareText(caught, wrong)} (precision ${shareText(caught, red)}) · right ones supported ${shareText(supported, right)} · right claim shown ${shareText(shown, covered)}`,
  )
  if (!withErrors) return
  for (const { label, claims, finding, quote, shown: ids, isShown } of covered)
    if (verdictOf(finding) !== label || !isShown)
      console.log(`  ${label} ${claims.join(',')}: ${verdictOf(finding)} [${ids.join(', ')}] ${quote}`)
}

const verdictOf = (finding: Finding | undefined): string => finding?.verdict ?? 'none'
const shareText = (n: number, of: readonly unknown[]): string =>
  `${(n / Math.max(1, of.length)).toFixed(2)} of ${of.length}`

const pronounSchema = z.object({
  /** Path of an annotated text under packages/lab/train/data. */
  text: z.string(),
  start: z.number(),
  pronoun: z.string(),
  means: z.enum(['subject', 'other']),
})

/** Resolves the pronouns of tests/eval/samples/pronouns.jsonl, which are from texts that teach nothing. */
export function scorePronouns() {
  const lines = readFileSync('tests/eval/samples/pronouns.jsonl', 'utf8').split('\n').filter(Boolean)
  const labelled = lines.map((line) => pronounSchema.parse(JSON.parse(line)))
  /** `lost`: pronouns for the subject that were resolved to others; `taken`: the reverse. */
  const score = { pronouns: labelled.length, lost: 0, taken: 0, errors: [] as string[] }
  for (const text of new Set(labelled.map((p) => p.text))) {
    const isSubject = createSubjectTest(text)
    for (const { start, pronoun, means } of labelled.filter((p) => p.text === text)) {
      const got = isSubject(start) ? 'subject' : 'other'
      if (got === means) continue
      if (got === 'other') score.lost++
      else score.taken++
      score.errors.push(`${text} ${pronoun} at ${start} means ${means}`)
    }
  }
  // Share of pronouns for which the engine decides rightly whether they mean the subject.
  return { ...score, right: 1 - ratio(score.errors.length, score.pronouns) }
}

/** Returns a function that tests whether the engine resolves the word at an offset to the subject. */
function createSubjectTest(path: string): (at: number) => boolean {
  const subject = /(?:^|\/)([^/]+)\/[^/]+$/.exec(path)?.[1] ?? BUNDLED_SUBJECT
  const dossier = readDossier(subject)
  const { text, date } = readMarked(`packages/lab/train/data/${path}`, path)
  const article = { text, ...(date ? { date } : {}) }
  const places = new Set<number>()
  for (const { reading } of analyseArticle(article, dossier, buildGazetteer(dossier)))
    for (const item of reading.items) if (item.type === 'subject') places.add(item.start)
  return (at) => places.has(at)
}
