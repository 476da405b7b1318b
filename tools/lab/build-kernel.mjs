// `npm run build:kernel [-- --check]`: compiles assets/kernel to WebAssembly and writes it as base64 into
// lib/engine/model/wasm-bytes.ts, which is committed. --check writes nothing and fails when that file is not current.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const target = `${root}/lib/engine/model/wasm-bytes.ts`
/** 16 MB of memory for the net: its weights and the longest sentence with the longest claims. */
const MEMORY_PAGES = '256'
/** 128 MB at most: the reader has 85 MB of weights. */
const MOST_MEMORY_PAGES = '2048'

let bytes
const { error, stderr } = await asc.main(
  [
    ...['assembly.ts', '--outFile', 'kernel.wasm', '--baseDir', `${root}/assets/kernel`],
    // No heap, no runtime and no imports: bare functions over one memory, which grows only before its first use.
    ...['--runtime', 'stub', '--use', 'abort=', '--noAssert', '--enable', 'simd'],
    ...['--initialMemory', MEMORY_PAGES, '--maximumMemory', MOST_MEMORY_PAGES, '-O3', '--converge'],
  ],
  { writeFile: (_name, content) => void (bytes = content) },
)
if (error || !bytes) throw new Error(`${error?.message ?? 'nothing was compiled'}\n${stderr.toString()}`)

const text = `// Made by \`npm run build:kernel\` from assets/kernel.
export const wasmBytes =
  '${Buffer.from(bytes).toString('base64')}'
`
if (!process.argv.includes('--check')) writeFileSync(target, text)
else if (readFileSync(target, 'utf8') !== text) {
  console.error('assets/kernel has changed: run `npm run build:kernel`.')
  process.exitCode = 1
}
