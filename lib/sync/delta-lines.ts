import { deltaJson, partsOf, type Delta } from './delta'
import { isTooLong } from './lines'
import type { LinePlace, Seal } from './seal'

/**
 * The contents of the lines for a change: one, or one for each part of it where that would be longer than readers take.
 *
 * @param place of the first line
 * @param tooLong is told of each part that no device would read
 */
export async function deltaLines(
  delta: Delta,
  seal: Seal | null,
  place: LinePlace,
  tooLong: (part: Delta) => void = () => undefined,
): Promise<string[]> {
  const contentOf = async (one: Delta, line: number): Promise<string> => {
    const text = deltaJson(one)
    return seal ? JSON.stringify(await seal.close(text, { ...place, line })) : text
  }
  const whole = await contentOf(delta, place.line)
  if (!isTooLong(whole)) return [whole]
  const lines: string[] = []
  for (const part of partsOf(delta)) {
    const content = await contentOf(part, place.line + lines.length)
    if (isTooLong(content)) tooLong(part)
    else lines.push(content)
  }
  return lines
}
