import { existsSync, readFileSync } from 'node:fs'
import { catalogueOf } from '@/tests/words/catalogue-of'
import type { HouseRule } from './house-rule'

export const storeRules: HouseRule[] = [
  {
    name: 'the texts for the stores have the description of the manifest',
    findFaults: async () => {
      const faults: string[] = []
      for (const language of ['en', 'fr'] as const) {
        const description = (await catalogueOf(language)).extension_description?.message ?? ''
        const page = `docs/store/${language}.md`
        if (!readFileSync(page, 'utf8').includes(`\n\n${description}\n\n`)) faults.push(page)
      }
      return faults
    },
  },
  {
    name: 'the stores get four of the five pictures that they accept, each of which exists',
    findFaults: () => {
      const pictures = JSON.parse(readFileSync('docs/store/pictures.json', 'utf8')) as string[][]
      const missing = pictures.flat().filter((file) => !existsSync(`docs/screenshots/${file}`))
      return pictures.length === 4 ? missing : [`${pictures.length} pictures`, ...missing]
    },
  },
  {
    name: 'the text for the stores explains every permission of the manifest',
    findFaults: () => {
      const text = readFileSync('docs/store/en.md', 'utf8')
      const config = readFileSync('wxt.config.ts', 'utf8')
      const named = config.matchAll(/'(activeTab|alarms|scripting|contextMenus|storage|sidePanel|downloads)'/g)
      const permissions = [...new Set([...named].map(([, name = '']) => name))]
      return permissions.filter((name) => !text.includes(`\`${name}\``))
    },
  },
]
