import { base64Bytes } from '@/lib/text/bytes'
import { createArena, type Matrix } from './arena'
import type { Kernel } from './kernel'
import { wasmBytes } from './wasm-bytes'

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
  multiplyIntegers: (...args: number[]) => void
  selfAttend: (...args: number[]) => void
}

/**
 * Creates the kernel in WebAssembly with SIMD. Throws where a content security policy forbids WebAssembly.
 *
 * @param megabytes size of its memory, 16 to 64
 */
export function createWasmKernel(megabytes = 16): Kernel {
  const module = new WebAssembly.Module(base64Bytes(wasmBytes))
  const { memory, ...wasm } = new WebAssembly.Instance(module).exports as unknown as KernelExports
  if (megabytes > 16) memory.grow((megabytes - 16) * 16)
  const arena = createArena(memory.buffer)
  return {
    arena,
    multiply: (x, weight, start, out) => {
      wasm.multiply(
        ptr(x),
        4 * x.stride,
        x.rows,
        x.columns,
        ptr(weight),
        4 * weight.stride,
        weight.columns,
        start ? ptr(start) : 0,
        start ? 4 * start.stride : 0,
        start ? start.rows : 1,
        ptr(out),
        4 * out.stride,
      )
    },
    normalise: (x, weight, bias, out) => {
      wasm.normalise(ptr(x), x.rows, x.columns, ptr(weight), ptr(bias), ptr(out))
    },
    convolve: (x, stretch, depth, out) => {
      wasm.convolve(ptr(x), x.rows, stretch, x.columns, ptr(depth), depth.rows, ptr(out))
    },
    gate: (x, mixed) => {
      wasm.gate(ptr(x), x.rows, x.columns, ptr(mixed))
    },
    gelu: (x) => {
      wasm.gelu(ptr(x), x.data.length)
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
        ptr(queries),
        ptr(keys),
        ptr(a.values),
        ptr(nearness),
        4 * nearness.stride,
        a.bits.byteOffset,
        a.bitsStride,
        ptr(a.pairLogits),
        ptr(a.bitRows),
        ptr(cells),
        4 * cells.stride,
        ptr(found),
        4 * found.stride,
        a.aligned.byteOffset,
        ptr(scratch),
      )
      arena.release(mark)
    },
    multiplyIntegers: (x, { weights, scales, bias }, out) => {
      const mark = arena.mark()
      const rounded = arena.bytes(2 * x.data.length).byteOffset
      const factors = ptr(arena.matrix(1, x.rows))
      wasm.quantise(ptr(x), x.rows, x.columns, rounded, factors)
      wasm.multiplyIntegers(
        ...[rounded, factors, x.rows, x.columns],
        ...[weights.byteOffset, ptr(scales), ptr(bias), scales.columns, ptr(out)],
      )
      arena.release(mark)
    },
    selfAttend: (x, head, out) => {
      const mark = arena.mark()
      wasm.selfAttend(ptr(x), x.rows, out.columns, head, ptr(arena.matrix(1, x.rows + 3)), ptr(out))
      arena.release(mark)
    },
  }
}

const ptr = (matrix: Matrix): number => matrix.data.byteOffset
