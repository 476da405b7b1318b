import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readPackedBytes } from '@/lib/engine/data/packed'
import type { PackedReader } from '@/lib/engine/model/packed-encoder'
import { openReaderLayers, type Entailment, type ReadPair } from '@/lib/engine/reader/reader'
import { Refusal } from '@/tools/shared/command'

// `node scripts/run.mjs packages/lab/train/compare-readers.ts PAIRS.jsonl READER.bin [READER.bin …] [--most 500] [--aside]`: how well
// packed readers tell what contradicts from other pairs: those of a file, with --aside only the tenth of them, by the claim, that
// teaches no reader. A pair has a claim, a statement (or premise, hypothesis) and a label. What readers show: `npm run field`.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { most: { type: 'string', default: '500' }, aside: { type: 'boolean', default: false } },
})
const [file, ...paths] = positionals
if (file === undefined || paths.length === 0) throw new Refusal('compare-readers needs pairs and packed readers')

interface Row {
  claim: string
  statement: string
  label: string
}

interface LabelledAnswer extends Entailment {
  label: string
}

const rows = readRows(file)
for (const path of paths) {
  const read = open(path)
  const before = process.cpuUsage()
  const answers = rows.map(({ claim, statement, label }) => ({ ...read(claim, statement), label }))
  const { user, system } = process.cpuUsage(before)
  const found = scoreOf(answers, 'contradicts', 'contradicts')
  const said = scoreOf(answers, 'says', 'entails')
  const milliseconds = (user + system) / 1000 / rows.length
  console.log(`${path}: contradicts ${found} · says ${said} · ${milliseconds.toFixed(0)} ms a pair`)
}

function readRows(path: string): Row[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  const all = lines.map((line) => {
    const row = JSON.parse(line) as Partial<Row> & { premise?: string; hypothesis?: string }
    return {
      claim: row.claim ?? row.premise ?? '',
      statement: row.statement ?? row.hypothesis ?? '',
      label: row.label ?? '',
    }
  })
  const some = values.aside ? all.filter(({ claim }) => isAside(claim)) : all
  const step = Math.max(1, some.length / Number(values.most))
  return some.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
}

/** Whether a claim is among those that teach_reader.py keeps aside. */
function isAside(claim: string): boolean {
  return BigInt(`0x${createHash('md5').update(claim).digest('hex')}`) % 10n === 0n
}

function open(path: string): ReadPair {
  const steps = openReaderLayers(readPackedBytes(new Uint8Array(readFileSync(path))) as PackedReader)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Returns the area under the curve, and the share of the wanted pairs above the bars that 5 and 2 % of the others reach. */
function scoreOf(answers: readonly LabelledAnswer[], of: keyof Entailment, label: string): string {
  const scores = answers.map((answer) => ({ p: answer[of], wanted: answer.label === label }))
  const wanted = scores.filter((score) => score.wanted).map(({ p }) => p)
  const others = scores.filter((score) => !score.wanted).map(({ p }) => p)
  const above = wanted.map((p) => others.filter((other) => p > other).length + others.filter((o) => o === p).length / 2)
  const area = above.reduce((sum, n) => sum + n, 0) / (wanted.length * others.length)
  const sorted = others.sort((a, b) => b - a)
  const found = [0.05, 0.02].map((share) => {
    const bar = sorted[Math.floor(share * sorted.length)] ?? 0
    return (wanted.filter((p) => p > bar).length / wanted.length).toFixed(2)
  })
  return `AUC ${area.toFixed(3)}, found ${found.join(', ')} at 5, 2 % false of ${wanted.length} and ${others.length}`
}
