import { readFileSync } from 'node:fs'
import packageJson from '@/package.json'
import { usageIn } from '@/scripts/usage.mjs'
import type { HouseRule } from './house-rule'

/** The help of a command is a comment of its file. */
export const commandRule: HouseRule = {
  name: 'each command of package.json has the text that says how it is used',
  findFaults: () =>
    Object.entries(packageJson.scripts).flatMap(([name, line]) => {
      const tool = /node scripts\/run\.mjs ((?!scripts\/)\S+\/\S+)/.exec(line)?.[1]
      if (tool === undefined || /npm run|node scripts\/run\.mjs/.test(usageIn(readFileSync(tool, 'utf8'), '')))
        return []
      return [`npm run ${name}`]
    }),
}
