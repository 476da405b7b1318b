// AssemblyScript, not TypeScript: `npm run build:kernel` compiles this folder to lib/engine/model/wasm-bytes.ts. It does what tests/unit/engine/model/plain-kernel.ts does,
// four numbers at a time. Pointers and strides are in bytes, counts in numbers; all matrices hold f32.
export { attend } from './attend'
export { multiplyIntegers, quantise, quantiseNarrow } from './integers'
export { multiply } from './multiply'
export { convolve, gate, gelu, normalise } from './rows'
export { selfAttend } from './self-attention'
