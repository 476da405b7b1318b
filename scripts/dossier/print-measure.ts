import { readFile } from 'node:fs/promises'
import type { Dossier } from '@/lib/dossier/schema'
import { problemText } from '@/lib/dossier-import/problem-text'
import type { ImportOptions } from '@/lib/dossier-import/types'
import { readImport } from './import-file'
import { measureImport } from './measure-import'

/** `measure-import FILE`: imports a document without writing, and reports the share and quality of its claims. */
export async function printMeasure(
  path: string,
  byHand: Dossier | null,
  options: ImportOptions & { misses: boolean },
): Promise<number> {
  const result = await readImport(path, options)
  if (!result.ok || !result.dossier) {
    for (const problem of result.problems) console.error(`${path}: ${problemText(problem)}`)
    return 1
  }
  const document = await readFile(path, 'utf8')
  const measure = measureImport(result.dossier, document, byHand)
  const of = (part: number, whole: number) =>
    `${part} of ${whole} (${whole === 0 ? '-' : ((100 * part) / whole).toFixed(1)} %)`
  console.log(
    `sentences with a source that are claims with just these sources: ${of(measure.citedRight, measure.cited)}`,
  )
  console.log(`  lost ${measure.lost.length}, with other sources ${measure.otherSources.length}`)
  console.log(`claims: ${measure.claims}, beginning with a pronoun: ${measure.openPronouns.length}`)
  if (byHand) {
    console.log(`claims made by hand whose facts are there: ${of(measure.covered, measure.byHand)}`)
    console.log(
      `  of these, with a source of theirs: ${of(measure.sharedSource, measure.covered)}, with the same sources: ${of(measure.sameSources, measure.covered)}`,
    )
    console.log(
      `  in doubt by hand ${measure.doubtByHand}, in the import ${measure.doubtImported}, in both ${measure.doubtInBoth}`,
    )
    console.log(`sources with the same tier: ${of(measure.sameTier, measure.sourcesOfBoth)}`)
  }
  if (options.misses) {
    for (const { line, text } of measure.lost) console.log(`lost, line ${line}: ${text}`)
    for (const { line, text } of measure.otherSources) console.log(`other sources, line ${line}: ${text}`)
    for (const text of measure.openPronouns) console.log(`pronoun: ${text}`)
    for (const text of measure.missed) console.log(`not there: ${text}`)
  }
  return 0
}
