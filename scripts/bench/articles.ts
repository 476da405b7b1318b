import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '@/lib/engine'
import { sentencesOf } from '@/lib/text/sentences'
import { readText } from '@/lib/documents/read-text'

const folder = 'tests/eval/articles'

/**
 * Articles of any length, put together from those of `tests/eval`. They are some 8,000 words in all; for more they come again,
 * but with every sentence opened by other words: no sentence stands twice in an article, as hardly any does in a real one, and
 * whatever an engine remembers of the first is of no use for the second.
 *
 * @returns gives the article of so many words for a run; each run begins with other texts, so that short ones differ
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
