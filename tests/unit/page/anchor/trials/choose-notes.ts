import type { Page, Span } from './pages'

export interface Note extends Span {
  kind: 'sentence' | 'paragraph' | 'phrase' | 'word'
  block: number
}

/**
 * Chooses quotes that a user may note on a page: mostly sentences, some paragraphs, phrases, a word or two. No two
 * overlap, so that each can be changed separately.
 */
export function chooseNotes({ text, blocks }: Page, most: number, random: () => number): Note[] {
  const sentences = blocks.flatMap(({ sentences }, block) => sentences.map((sentence) => ({ ...sentence, block })))
  const taken = new Set<number>()
  const notes: Note[] = []
  for (let tries = 0; notes.length < most && tries < most * 4; tries++) {
    const at = Math.floor(random() * sentences.length)
    const sentence = sentences[at]
    const kind = kindFor(random())
    if (!sentence || taken.has(at)) continue
    const note = {
      ...spanFor(kind, text, sentence, blocks[sentence.block] ?? sentence, random),
      kind,
      block: sentence.block,
    }
    const covered = sentences.flatMap(({ start, end }, i) => (start < note.end && note.start < end ? [i] : []))
    if (note.end <= note.start || covered.some((i) => taken.has(i))) continue
    covered.forEach((i) => taken.add(i))
    notes.push(note)
  }
  return notes
}

function kindFor(share: number): Note['kind'] {
  return share < 0.65 ? 'sentence' : share < 0.75 ? 'paragraph' : share < 0.94 ? 'phrase' : 'word'
}

function spanFor(kind: Note['kind'], text: string, sentence: Span, block: Span, random: () => number): Span {
  if (kind === 'sentence') return sentence
  if (kind === 'paragraph') return { start: block.start, end: block.end }
  const words = [...text.slice(sentence.start, sentence.end).matchAll(/[^\s]+/g)]
  const length = kind === 'word' ? 1 + Math.floor(random() * 2) : 3 + Math.floor(random() * 6)
  const first = Math.floor(random() * Math.max(1, words.length - length))
  const [from, to] = [words[first], words[Math.min(words.length - 1, first + length - 1)]]
  if (!from || !to) return sentence
  return { start: sentence.start + from.index, end: sentence.start + to.index + to[0].length }
}
