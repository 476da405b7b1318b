/** The pieces of a text: their numbers in the vocabulary, and for each word where its pieces start and end. */
interface PiecedText {
  ids: number[]
  spans: [start: number, end: number][]
}

/** Splits words into the pieces of a vocabulary, as BERT does: without capitals and accents, longest piece first. */
type SplitWords = (words: readonly string[]) => PiecedText

/** @param vocabulary the pieces in the order of their numbers; `##` marks one that continues a word */
export function createWordPieces(vocabulary: readonly string[]): SplitWords {
  const numbers = new Map(vocabulary.map((piece, id) => [piece, id]))
  const idOf = (piece: string): number => {
    const id = numbers.get(piece)
    if (id === undefined) throw new Error(`The vocabulary of the encoder has no ${piece}.`)
    return id
  }
  const start = idOf('[CLS]')
  const end = idOf('[SEP]')
  const unknown = idOf('[UNK]')

  function piecesOf(run: string): number[] {
    const ids: number[] = []
    for (let at = 0; at < run.length;) {
      let to = run.length
      let id: number | undefined
      for (; to > at && id === undefined; to--) id = numbers.get((at > 0 ? '##' : '') + run.slice(at, to))
      if (id === undefined) return [unknown]
      ids.push(id)
      at = to + 1
    }
    return ids
  }

  return (words) => {
    const ids = [start]
    const spans = words.map((word): [number, number] => {
      const from = ids.length
      const plain = word
        .slice(0, LONGEST_WORD)
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
      const runs = plain.match(/[\p{L}\p{N}\p{M}]+|\S/gu) ?? []
      const own = runs.flatMap(piecesOf)
      ids.push(...(own.length > 0 ? own : [unknown]))
      return [Math.min(from, MOST_PIECES), Math.min(ids.length, MOST_PIECES)]
    })
    return { ids: [...ids.slice(0, MOST_PIECES), end], spans }
  }
}

/** Number of pieces of a text that are read, with the one at its start; the rest of a longer text has none. */
export const MOST_PIECES = 126
/** Number of characters of a word that are read. */
const LONGEST_WORD = 100
