/** Returns the number of the paragraph at an offset, from 1; 0 before the first block or where blocks are unknown. */
export function paragraphAt(offset: number, blockStarts: readonly number[]): number {
  let low = 0
  let high = blockStarts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blockStarts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
