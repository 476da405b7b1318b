// Runs a TypeScript tool: `node scripts/run.mjs tools/lab/eval.ts ARGUMENTS`.
import { pathToFileURL } from 'node:url'
import { bundleOf } from './bundle.mjs'

const [tool, ...rest] = process.argv.slice(2)
process.argv = [process.execPath, tool, ...rest]
await import(pathToFileURL(await bundleOf(tool)))
