import { base64Bytes } from '@/lib/text/bytes'
import { createArena, type Matrix } from './arena'
import type { Kernel } from './kernel'
import { relaxedWasmBytes, wasmBytes } from './wasm-bytes'

/** Exports of kernel/assembly.ts; pointers and strides are in bytes. */
interface KernelExports {
  memory: WebAssembly.Memory
  multiply: (...args: number[]) => void
  normalise: (...args: number[]) => void
  convolve: (...args: number[]) => void
  gate: (...args: number[]) => void
  gelu: (...args: number[]) => void
  attend: (...args: number[]) => void
  quantise: (...args: number[]) => void
  quantiseNarrow: (...args: number[]) => void
  multiplyIntegers: (...args: number[]) => void
  selfAttend: (...args: number[]) => void
}

/**
 * Creates the kernel in WebAssembly with SIMD. Throws where a content security policy forbids WebAssembly.
 *
 * @param megabytes size of its memory, 16 to 128
 */
export function createWasmKernel(megabytes = 16): Kernel {
  const module = new WebAssembly.Module(base64Bytes(wasmBytes))
  const { memory, ...wasm } = new WebAssembly.Instance(module).exports as unknown as KernelExports
  if (megabytes > 16) memory.grow((megabytes - 16) * 16)
  const arena = createArena(memory.buffer)
  const multiplyBytes = multiplierOfBytes(memory)
  return {
    arena,
    multiply: (x, weight, start, out) => {
      wasm.multiply(
        addressOf(x),
        4 * x.stride,
        x.rows,
        x.columns,
        addressOf(weight),
        4 * weight.stride,
        weight.columns,
        start ? addressOf(start) : 0,
        start ? 4 * start.stride : 0,
        start ? start.rows : 1,
        addressOf(out),
        4 * out.stride,
      )
    },
    normalise: (x, weight, bias, out) => {
      wasm.normalise(addressOf(x), x.rows, x.columns, addressOf(weight), addressOf(bias), addressOf(out))
    },
    convolve: (x, stretch, depth, out) => {
      wasm.convolve(addressOf(x), x.rows, stretch, x.columns, addressOf(depth), depth.rows, addressOf(out))
    },
    gate: (x, valuesAndGates) => {
      wasm.gate(addressOf(x), x.rows, x.columns, addressOf(valuesAndGates))
    },
    gelu: (x) => {
      wasm.gelu(addressOf(x), x.data.length)
    },
    attend: (a) => {
      const { queries, keys, nearness, cells, found } = a
      const mark = arena.mark()
      const scratch = arena.matrix(keys.rows, 9)
      wasm.attend(
        queries.rows,
        keys.rows,
        a.heads,
        a.head,
        addressOf(queries),
        addressOf(keys),
        addressOf(a.values),
        addressOf(nearness),
        4 * nearness.stride,
        a.bits.byteOffset,
        a.bitsStride,
        addressOf(a.pairLogits),
        addressOf(a.bitRows),
        addressOf(cells),
        4 * cells.stride,
        addressOf(found),
        4 * found.stride,
        a.aligned.byteOffset,
        addressOf(scratch),
      )
      arena.release(mark)
    },
    multipliesBytes: multiplyBytes !== undefined,
    multiplyIntegers: (x, { weights, scales, bias, form, sums }, out) => {
      const mark = arena.mark()
      const rounded = arena.bytes((sums ? 1 : 2) * x.data.length).byteOffset
      const factors = addressOf(arena.matrix(1, x.rows))
      const zeros = sums ? addressOf(arena.matrix(1, x.rows)) : 0
      if (form === 'wide') wasm.quantise(addressOf(x), x.rows, x.columns, rounded, factors)
      else wasm.quantiseNarrow(addressOf(x), x.rows, x.columns, rounded, factors, zeros)
      const written = [addressOf(scales), addressOf(bias), scales.columns, addressOf(out)]
      if (sums && multiplyBytes)
        multiplyBytes(rounded, factors, zeros, x.rows, x.columns, weights.byteOffset, sums.byteOffset, ...written)
      else wasm.multiplyIntegers(rounded, factors, x.rows, x.columns, weights.byteOffset, ...written)
      arena.release(mark)
    },
    selfAttend: (x, head, bias, out) => {
      const mark = arena.mark()
      wasm.selfAttend(
        addressOf(x),
        x.rows,
        out.columns,
        head,
        bias ? addressOf(bias) : 0,
        bias ? (bias.columns - 1) / 2 : 0,
        addressOf(arena.matrix(1, x.rows + 3)),
        addressOf(out),
      )
      arena.release(mark)
    },
  }
}

const addressOf = (matrix: Matrix): number => matrix.data.byteOffset

interface RelaxedExports {
  multiplyBytes: (...args: number[]) => void
  fourProducts: (weight: number, step: number) => number
}

/** Returns what multiplies bytes in a memory; undefined in a runtime without relaxed SIMD, or one that computes it wrongly. */
function multiplierOfBytes(memory: WebAssembly.Memory): RelaxedExports['multiplyBytes'] | undefined {
  const bytes = base64Bytes(relaxedWasmBytes)
  if (!WebAssembly.validate(bytes)) return undefined
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } })
  const { multiplyBytes, fourProducts } = exports as unknown as RelaxedExports
  return fourProducts(-127, 127) === 4 * -127 * 127 ? multiplyBytes : undefined
}
