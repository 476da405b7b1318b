// `npm run bulk -- COMMAND`: see docs/bulk.md. The checker that the workers run is bundled separately, since the hash
// of its file is the engine's version.
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { bundleOf } from '../../scripts/bundle.mjs'

if (!existsSync(new URL('node_modules/bullmq', import.meta.url))) {
  console.error('Bulk checking is a package of its own. Install it first: npm ci --prefix packages/bulk')
  process.exit(2)
}
process.env.CLAIMLIGHT_CHECKER = await bundleOf('packages/bulk/checker.ts')
await import(pathToFileURL(await bundleOf('packages/bulk/main.ts')))
