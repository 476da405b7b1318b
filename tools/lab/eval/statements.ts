import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDossierText } from '@/lib/dossier/format/load'
import { createEngine, type Engine, type Finding } from '@/lib/engine'
import { readMarked, type MarkedArticle } from '@/tools/lab/train/marked'

const FOLDER = 'tests/eval/statements'

/**
 * Prints the engine's verdicts on the short statements about each dossier, which are worded as users type them. Errors
 * are listed only for statements that are not kept aside.
 */
export function printStatements(withErrors: boolean): void {
  for (const name of readdirSync(FOLDER)) {
    const parsed = parseDossierText(readFileSync(join('dossier', name, 'compiled.json'), 'utf8'))
    if (!parsed.ok) throw new Error(`dossier/${name} is not readable`)
    const engine = createEngine(parsed.dossier)
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
    `${title}: wrong ones red ${share(caught, wrong)} (precision ${share(caught, red)}) · right ones supported ${share(supported, right)} · right claim shown ${share(shown, covered)}`,
  )
  if (!withErrors) return
  for (const { label, claims, finding, quote, shown: ids, isShown } of covered)
    if (verdictOf(finding) !== label || !isShown)
      console.log(`  ${label} ${claims.join(',')}: ${verdictOf(finding)} [${ids.join(', ')}] ${quote}`)
}

const verdictOf = (finding: Finding | undefined): string => finding?.verdict ?? 'none'
const share = (n: number, of: readonly unknown[]): string =>
  `${(n / Math.max(1, of.length)).toFixed(2)} of ${of.length}`
