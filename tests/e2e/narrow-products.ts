/** Returns the same narrow product by whole numbers of 16 bits and by bytes; runs in a page or worker. */
export function narrowProducts([kernel, relaxed]: [string, string]): { wide: number[]; bytes: number[] } {
  const moduleOf = (base64: string) => new WebAssembly.Module(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)))
  const { memory, ...plain } = new WebAssembly.Instance(moduleOf(kernel)).exports as {
    memory: WebAssembly.Memory
    quantiseNarrow: (...args: number[]) => void
    multiplyIntegers: (...args: number[]) => void
  }
  const { multiplyBytes } = new WebAssembly.Instance(moduleOf(relaxed), { env: { memory } }).exports as {
    multiplyBytes: (...args: number[]) => void
  }
  const [rows, inner, columns] = [5, 768, 16]
  const [x, rounded, factors, zeros, scales, out] = [1, 2, 3, 4, 5, 6].map((part) => part << 16) as [
    ...[number, number, number],
    ...[number, number, number],
  ]
  const [sums, weights] = [out + 4096, out + 8192]
  const weight = (column: number, i: number): number => ((column * 37 + i * 11) % 255) - 127
  new Float32Array(memory.buffer, x, rows * inner).forEach((_, i, all) => (all[i] = ((i * 7919) % 10007) / 5003 - 0.7))
  new Float32Array(memory.buffer, scales, 2 * columns).fill(0.01)
  const run = (together: 2 | 4): number[] => {
    const bytes = new (together === 4 ? Int8Array : Int16Array)(memory.buffer, weights, inner * columns)
    let at = 0
    for (let block = 0; block < columns; block += 8)
      for (let i = 0; i < inner; i += together)
        for (let column = block; column < block + 8; column++)
          for (let k = i; k < i + together; k++) bytes[at++] = weight(column, k)
    for (let column = 0; column < columns; column++) {
      let sum = 0
      for (let i = 0; i < inner; i++) sum += weight(column, i)
      new Int32Array(memory.buffer, sums, columns)[column] = sum
    }
    const written = [scales, scales + 4 * columns, columns, out]
    plain.quantiseNarrow(x, rows, inner, rounded, factors, together === 4 ? zeros : 0)
    if (together === 4) multiplyBytes(rounded, factors, zeros, rows, inner, weights, sums, ...written)
    else plain.multiplyIntegers(rounded, factors, rows, inner, weights, ...written)
    return [...new Float32Array(memory.buffer, out, rows * columns)]
  }
  return { wide: run(2), bytes: run(4) }
}
