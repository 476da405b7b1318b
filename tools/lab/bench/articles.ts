import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '@/lib/engine'
import { sentencesOf } from '@/lib/text/sentences'
import { readText } from '@/lib/dossier/readers/read-text'

const folder = 'tests/eval/articles'

/**
 * Articles of any length, composed from those of `tests/eval`. These have about 8,000 words; longer articles repeat
 * them with different openings, so that no sentence occurs twice and caches do not help.
 *
 * @returns a function that makes an article of a number of words for a run; each run begins with another text
 */
export function articleMaker(): (words: number, run: number) => Article {
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { text: string }).text.trim())

  return (words, run) => {
    const parts: string[] = []
    for (let n = 0, left = words; left > 0; n++) {
      const opener = openers[Math.floor(n / texts.length) % openers.length] ?? ''
      const part = firstWords(opened(texts[(run * 3 + n) % texts.length] ?? '', opener), left)
      parts.push(part)
      left -= part.match(/\S+/g)?.length ?? left
    }
    return readText(parts.join('\n\n')).article
  }
}

const openers = ['', 'All the same, ', 'In short, ', 'As far as is known, ']

/** "He left." becomes "In short, he left." */
function opened(text: string, opener: string): string {
  if (opener === '') return text
  const small = /^(?:Th(?:e|is|ese|at)|He|His|She|Her|It|Its|They|In|On|At|As|By|For|From|An?|But|When|After|With)\b/
  return text.replace(/\S.*/g, (line) =>
    sentencesOf(line)
      .map(({ start, end }) => opener + line.slice(start, end).replace(small, (word) => word.toLowerCase()))
      .join(' '),
  )
}

function firstWords(text: string, count: number): string {
  const next = [...text.matchAll(/\S+/g)][count]
  return next ? text.slice(0, next.index).trimEnd() : text
}
