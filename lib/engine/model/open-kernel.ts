import type { Kernel } from './kernel'
import { createPlainKernel } from './plain-kernel'
import { createWasmKernel } from './wasm-kernel'

/** A kernel in WebAssembly if available, else in TypeScript. Both give the same numbers except for rounding. */
export function openKernel(): Kernel {
  return createWasmKernel() ?? createPlainKernel(BYTES)
}

/**
 * Space for the weights and for the longest sentence with the longest claims. The system does not allocate unused
 * memory.
 */
const BYTES = 16 * 1024 * 1024
