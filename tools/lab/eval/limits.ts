import { readFileSync } from 'node:fs'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'

/** Claims on one person, and short sentences that do not conflict with them but are contradicted. */
interface Limit {
  claims: string[]
  wronglyContradicted: string[]
}

/** Prints each sentence of tests/eval/limits.json with whether the engine still contradicts it. */
export function printLimits(): void {
  const limits = JSON.parse(readFileSync('tests/eval/limits.json', 'utf8')) as Limit[]
  const rows = limits.flatMap(({ claims, wronglyContradicted }) => {
    const engine = createEngine(dossierOf(claims))
    return wronglyContradicted.map((text) => {
      const { findings } = engine.check({ text })
      return { text, isWrong: findings.some(({ verdict }) => verdict === 'contradicted') }
    })
  })
  for (const { text, isWrong } of rows) console.log(`${isWrong ? 'wrongly contradicted' : 'right by now'}: ${text}`)
  console.log(`known limits: ${rows.filter(({ isWrong }) => isWrong).length} of ${rows.length} wrongly contradicted`)
}

function dossierOf(claims: readonly string[]) {
  return dossierSchema.parse({
    subject: { name: 'Nora Lindqvist', pronoun: 'she' },
    asOf: '2025-06-30',
    claims: claims.map((text, at) => ({ id: `c${at + 1}`, text })),
  })
}
