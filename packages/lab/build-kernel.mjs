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

/** Compiles a file of assets/kernel with what it exports: no heap, no runtime, bare functions over one memory. */
async function compile(file, ...options) {
  let bytes
  const { error, stderr } = await asc.main(
    [
      ...[file, '--outFile', 'kernel.wasm', '--baseDir', `${root}/assets/kernel`],
      ...['--runtime', 'stub', '--use', 'abort=', '--noAssert', '--enable', 'simd', ...options],
      // The memory grows only before its first use.
      ...['--initialMemory', MEMORY_PAGES, '--maximumMemory', MOST_MEMORY_PAGES, '-O3', '--converge'],
    ],
    { writeFile: (_name, content) => void (bytes = content) },
  )
  if (error || !bytes) throw new Error(`${error?.message ?? 'nothing was compiled'}\n${stderr.toString()}`)
  return Buffer.from(bytes).toString('base64')
}

const text = `// Made by \`npm run build:kernel\` from assets/kernel.
export const wasmBytes =
  '${await compile('assembly.ts')}'
export const relaxedWasmBytes =
  '${await compile('bytes.ts', '--enable', 'relaxed-simd', '--importMemory')}'
`
if (!process.argv.includes('--check')) writeFileSync(target, text)
else if (readFileSync(target, 'utf8') !== text) {
  console.error('assets/kernel has changed: run `npm run build:kernel`.')
  process.exitCode = 1
}
