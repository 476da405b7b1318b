import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal } from '@/tools/shared/command'
import { isFindingOfSentence } from './eval/labels'
import { fieldTexts, type FieldMark, type FieldText } from './field/texts'
import { openRevisions } from './revisions'

// `npm run field -- BASE [NEW] [--pages FOLDER] [--sets NAME,NAME]`: two revisions over the labelled sets and the pages of a folder:
// the marks that NEW (without it: this tree) gains, loses and changes, each with its sentence, and counts for a commit message.
// A page is FOLDER/NAME.txt, read beside the compiled dossier FOLDER/NAME.json where there is one, else beside the bundled one.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string' }, sets: { type: 'string' } },
})
const [base, changed] = positionals
if (base === undefined) throw new Refusal('npm run field needs a revision to compare with, such as main')
const { dossiers, texts } = fieldTexts(values.pages, values.sets?.split(','))
const folder = mkdtempSync(join(tmpdir(), 'claimlight-field-'))
const revisions = openRevisions()
try {
  writeFileSync(join(folder, 'texts.json'), JSON.stringify({ dossiers, texts }))
  const before = await marksOf(base, 'before')
  const after = await marksOf(changed, 'after')
  const compared = texts.map((text, at): ComparedText => ({ text, before: before[at] ?? [], after: after[at] ?? [] }))
  for (const set of new Set(texts.map((text) => text.set))) printSet(compared.filter(({ text }) => text.set === set))
} finally {
  revisions.remove()
  rmSync(folder, { recursive: true, force: true })
}

interface ComparedText {
  text: FieldText
  before: FieldMark[]
  after: FieldMark[]
}

async function marksOf(revision: string | undefined, name: string): Promise<FieldMark[][]> {
  const { root, file } = await revisions.bundle('packages/lab/field/findings.ts', revision)
  const out = join(folder, `${name}.json`)
  process.stderr.write(`${revision ?? 'this tree'}: ${texts.length} texts\n`)
  execFileSync(process.execPath, [file, join(folder, 'texts.json'), out], { cwd: root, stdio: 'inherit' })
  return JSON.parse(readFileSync(out, 'utf8')) as FieldMark[][]
}

/** Prints the sentences of a set whose mark is another one, and how many of which label changed how. */
function printSet(own: readonly ComparedText[]): void {
  const counts = new Map<string, number>()
  const lines: string[] = []
  for (const { text, before, after } of own)
    for (const [old, now] of pairsOf(before, after)) {
      const mark = now ?? old
      if (!mark || shown(old) === shown(now)) continue
      const change = `${labelOf(text, mark)}: ${old?.state ?? 'none'} -> ${now?.state ?? 'none'}`
      counts.set(change, (counts.get(change) ?? 0) + 1)
      lines.push(change, ...[mark.quote.replace(/\s+/g, ' '), shown(old), shown(now)].map((line) => `  ${line}`))
    }
  console.log(`${own[0]?.text.set}: ${own.length} texts, ${lines.length / 4} sentences with another mark`)
  for (const [change, n] of [...counts].sort()) console.log(`  ${String(n).padStart(4)} ${change}`)
  for (const line of lines) console.log(`  ${line}`)
}

/** The marks of two revisions on the same places, in reading order. */
function pairsOf(before: FieldMark[], after: FieldMark[]): [FieldMark | undefined, FieldMark | undefined][] {
  const places = new Map([...before, ...after].map((mark) => [`${mark.start}-${mark.end}`, mark]))
  const at = (marks: FieldMark[], { start, end }: FieldMark) => marks.find((m) => m.start === start && m.end === end)
  return [...places.values()].sort((a, b) => a.start - b.start).map((mark) => [at(before, mark), at(after, mark)])
}

function shown(mark: FieldMark | undefined): string {
  return mark === undefined ? 'none' : [mark.state, ...mark.values].join('; ')
}

function labelOf({ labels }: FieldText, mark: FieldMark): string {
  const label = labels.find((label) => isFindingOfSentence(mark, label))
  if (label === undefined) return 'unlabelled'
  return label.isWrong ? 'wrong' : 'right'
}
