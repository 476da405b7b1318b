import { int8Of } from '@/lib/text/bytes'

/** Number of whole numbers in the direction of a text. */
export const DIRECTION_LENGTH = 384

/** Returns the cosine of a text's direction with the direction of each claim, in the order of the claims. */
type CompareDirections = (direction: Int8Array) => Float32Array

/** @param packed the directions of all claims in base64, one after the other */
export function openDirections(packed: string): CompareDirections {
  const all = int8Of(packed)
  const lengths = Float32Array.from({ length: all.length / DIRECTION_LENGTH }, (_, row) =>
    lengthOf(all.subarray(row * DIRECTION_LENGTH, (row + 1) * DIRECTION_LENGTH)),
  )
  return (direction) => {
    const own = lengthOf(direction)
    return lengths.map((length, row) => {
      let dot = 0
      for (let i = 0, at = row * DIRECTION_LENGTH; i < DIRECTION_LENGTH; i++, at++) dot += direction[i]! * all[at]!
      return dot / (own * length)
    })
  }
}

/** The length of a direction; 1 for an empty one, so that nothing is near to it. */
const lengthOf = (direction: Int8Array): number => Math.sqrt(direction.reduce((sum, x) => sum + x * x, 0)) || 1
