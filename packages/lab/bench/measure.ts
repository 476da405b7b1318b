import { readdirSync, readFileSync } from 'node:fs'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { parseDossier } from '@/lib/dossier/format/load'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine, type Engine } from '@/lib/engine'

// The measured process of packages/lab/bench.ts: `node measure.mjs pages|long|NUMBER`, in the root of the measured revision, which
// may be an older one. Nothing but what revisions have in common is imported here.

/** Seconds of processor time of this process, which starts with the measurement. */
const seconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const figures: Record<string, number> = {}

/** Checks a text, and returns the processor time at its first finding and at its end. */
function check(engine: Engine, text: string): { first: number; end: number } {
  let first = NaN
  const steps = engine.checkInSlices({ text })
  for (let step = steps.next(); !step.done; step = steps.next())
    if (Number.isNaN(first) && step.value.findings.length > 0) first = seconds()
  return { first, end: seconds() }
}

/** Returns the labelled articles one after the other: `words` words, from the given word on. */
function textOf(words: number, from = 0): string {
  const folder = 'tests/eval/articles'
  const texts = readdirSync(folder)
    .sort()
    .map((file) => (JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { text: string }).text)
  const all = texts.join('\n\n')
  const places = Array.from(all.matchAll(/\S+/g), ({ index }) => index)
  return all.slice(places[from], places[from + words])
}

const [measured = 'pages'] = process.argv.slice(2)
if (measured === 'pages' || measured === 'long') {
  const engine = createEngine(bundledDossier, bundledIndex)
  const { first, end } = check(engine, textOf(measured === 'long' ? 20_000 : 1000))
  if (measured === 'long') figures['20,000 words: to the end'] = end
  else {
    Object.assign(figures, { '1,000 words: to the first finding': first, '1,000 words: to the end': end })
    figures['1,000 other words after them'] = check(engine, textOf(1000, 1000)).end - end
  }
} else {
  const read = parseDossier(inventedDossier(Number(measured)))
  if (!read.ok) throw new Error('The invented dossier is not valid.')
  const start = seconds()
  const engine = createEngine(read.dossier)
  const name = `${Number(measured).toLocaleString('en')} claims`
  figures[`${name}: engine without an index`] = seconds() - start
  const { claims } = read.dossier
  const text = Array.from({ length: 40 }, (_, n) => claims[(n * 7) % claims.length]?.text).join(' ')
  const before = seconds()
  figures[`${name}: 40 sentences`] = check(engine, text).end - before
}
const WORDS_OF_PAGES: Record<string, string> = { pages: '1,000 words', long: '20,000 words' }
figures[`memory, ${WORDS_OF_PAGES[measured] ?? `${measured} claims`} (MB)`] = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify(figures))

function inventedDossier(claims: number): object {
  return {
    subject: { name: 'Harbour of Lund', aliases: [], kind: 'place' },
    asOf: '2026-03-31',
    claims: Array.from({ length: claims }, (_, n) => ({
      id: `c${n}`,
      topic: `Part ${Math.floor(n / 100)}`,
      text: `Crane ${n + 1} of the Harbour of Lund was built in ${1850 + ((n * 7) % 170)} and lifts ${3 + ((n * 13) % 90)} tonnes.`,
      status: 'established',
      confidence: 'high',
      sources: [1],
    })),
    sources: [
      { n: 1, title: 'Register of cranes', publisher: 'Harbour of Lund', url: 'https://harbour.example', tier: 1 },
    ],
  }
}
