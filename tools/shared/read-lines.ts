/** One line of a stream, without its line break; `text` is null for an unusable line, with the reason in `fault`. */
export type InputLine = { number: number } & ({ text: string; fault: null } | { text: null; fault: string })

/** Maximum bytes of a line, so that one bad line cannot fill the memory. The longest articles have a few 100,000. */
const LONGEST_LINE = 16 * 1024 * 1024

const LINE_FEED = 0x0a

/**
 * The lines of a stream, in batches as they arrive: nothing is read ahead while the caller works on a batch.
 * Blank lines are passed over, but counted.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncGenerator<InputLine[], void, void> {
  let held: Uint8Array[] = []
  let length = 0
  let number = 0
  const add = (piece: Uint8Array): void => {
    length += piece.length
    // A line that is too long is not stored; only its length is counted.
    if (length > longest) held = []
    else held.push(piece)
  }
  const finish = (): InputLine[] => {
    number++
    const line = length > longest ? tooLong(number, longest) : decodedLine(number, Buffer.concat(held))
    held = []
    length = 0
    return line.text?.trim() === '' ? [] : [line]
  }
  for await (const chunk of chunks) {
    const batch: InputLine[] = []
    let from = 0
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, at))
      batch.push(...finish())
      from = at + 1
    }
    add(chunk.subarray(from))
    if (batch.length > 0) yield batch
  }
  if (length > 0) yield finish()
}

function tooLong(number: number, longest: number): InputLine {
  return { number, text: null, fault: `line longer than ${longest.toLocaleString('en')} bytes` }
}

/** The decoder drops a byte order mark; the carriage return of Windows is white space to JSON. */
function decodedLine(number: number, bytes: Uint8Array): InputLine {
  try {
    return { number, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), fault: null }
  } catch {
    return { number, text: null, fault: 'not UTF-8' }
  }
}
