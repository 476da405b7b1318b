// @module-tag kills
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { blanks, cost, repeated, textOf, YARDSTICK } from './properties/hostile-text'

// Every pattern literal in lib is run on hostile text nearly as long as the longest sentence. Restarting at each
// character costs a hundredth of the limit; more means catastrophic backtracking. Patterns composed at run time are
// tested through their functions, in length.test.ts.

interface Written {
  file: string
  line: number
  pattern: RegExp
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path)
    return path.endsWith('.ts') && !path.includes('.test.') ? [path] : []
  })
}

function patternsIn(file: string): Written[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  const found: Written[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
      found.push({ file, line, pattern: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const meet = (pattern: RegExp, text: string): void => {
  if (pattern.global) for (const _ of text.matchAll(pattern));
  else pattern.test(text)
}

/** Short texts first, so that exponential time is noticed before it blocks the run. */
const LENGTHS = [12, 16, 20, 24, 28, 32, 64, 250, 500, 1500]

/** The first length, if any, at which a pattern takes too long, with the repeated text. */
function stalledBy({ file, line, pattern }: Written, units: readonly string[]): string | null {
  for (const unit of units)
    for (const length of LENGTHS) {
      const text = textOf(unit, length)
      const isSlow = (): boolean => cost(() => meet(pattern, text), 1) > 10 * YARDSTICK
      // Asking for the CPU time takes longer than most matches.
      const start = performance.now()
      meet(pattern, text)
      if (performance.now() - start > 10 * YARDSTICK && isSlow() && isSlow())
        return `${file}:${line} by ${JSON.stringify(unit)}, up to ${length}`
    }
  return null
}
/** Words of the pattern itself, because they match the longest. */
const ownWords = ({ source }: RegExp): string[] =>
  (source.match(/[A-Za-z§']{2,12}/g) ?? []).slice(0, 6).map((word) => `${word} `)

const written = filesIn('lib').flatMap(patternsIn)

test('no pattern in lib takes too long on a sentence of repeated text', { timeout: 60_000 }, () => {
  expect(written.length).toBeGreaterThan(150)
  const stalled = written.flatMap((one) => stalledBy(one, [...repeated, ...blanks, ...ownWords(one.pattern)]) ?? [])
  expect(stalled).toEqual([])
})
