// `npm run bulk -- COMMAND`: see docs/bulk.md. The checker that the workers run is bundled separately, since the hash
// of its file is the engine's version.
import { pathToFileURL } from 'node:url'
import { bundleOf } from '../../scripts/bundle.mjs'

process.env.CLAIMLIGHT_CHECKER = await bundleOf('tools/bulk/checker.ts')
await import(pathToFileURL(await bundleOf('tools/bulk/main.ts')))
